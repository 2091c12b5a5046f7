package se.samla.ingest.validating;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.Schema;
import se.samla.events.RawRow;
import se.samla.events.UploadRows;
import se.samla.events.ValidRow;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.wire.WireFormat;

/** Batches validated for a test, and records as text by field. */
final class Validated {
  private static final RowValidator.Owner ANYONE =
      new RowValidator.Owner("2120001273", null, LocalDate.of(2026, 11, 23));

  private Validated() {}

  static BatchResult of(
      DatasetDefinition dataset, List<String> fields, List<String> names, List<RawRow> rows) {
    var batch =
        new UploadRows(
            UUID.randomUUID(), dataset.name(), ANYONE.publisher(), 0, fields, names, rows);
    return new BatchValidation(batch, dataset, ANYONE).run(1);
  }

  static Map<String, String> record(ValidRow row, DatasetDefinition dataset) {
    var record = WireFormat.decodePlain(row.getContent(), dataset.schema(), dataset.schema());
    var texts = new TreeMap<String, String>();
    for (Schema.Field field : dataset.schema().getFields()) {
      var value = record.get(field.pos());
      if (value != null) {
        texts.put(field.name(), value.toString());
      }
    }
    return texts;
  }
}
