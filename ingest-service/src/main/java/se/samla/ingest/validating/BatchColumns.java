package se.samla.ingest.validating;

import java.util.List;
import se.samla.events.UploadRows;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.FieldDefinition;

/** The fields of a batch's columns, and what the file calls them. */
record BatchColumns(List<FieldDefinition> fields, List<String> names, List<String> columns) {
  static BatchColumns of(UploadRows batch, DatasetDefinition definition) {
    return new BatchColumns(
        batch.getFields().stream().map(definition::field).toList(),
        batch.getFields(),
        batch.getColumns());
  }

  FieldDefinition field(int place) {
    return fields.get(place);
  }

  /** The file's name of a field's column; the field's own name when the file has none. */
  String columnOf(String field) {
    var place = names.indexOf(field);
    return place < 0 ? field : columns.get(place);
  }
}
