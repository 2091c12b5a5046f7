package se.samla.ingest.validating;

import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
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

  int size() {
    return fields.size();
  }

  /** A row's text in a field's column; null when file or row has none. */
  @Nullable String valueOf(RawRow row, String field) {
    var place = names.indexOf(field);
    return place < 0 || place >= row.getValues().size() ? null : row.getValues().get(place);
  }

  /** Whether a column's values may be any text. */
  boolean isFreeText(int place) {
    var field = field(place);
    return field.type().getType() == Schema.Type.STRING
        && field.logicalType() == null
        && field.constraints().pattern() == null;
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
