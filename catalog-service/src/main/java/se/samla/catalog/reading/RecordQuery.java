package se.samla.catalog.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.datasets.Dataset;

/**
 * What a reader asks of a dataset's records.
 *
 * @param asOf the newest change set that counts; null for all
 * @param fields wanted values, as CSV writes them, by the dataset's field
 */
record RecordQuery(
    Dataset dataset, RecordFilter filter, @Nullable Long asOf, Map<String, String> fields) {

  /** Values of fields are in no index, nor is the past. */
  boolean isServedByAnIndex() {
    return asOf == null && fields.isEmpty();
  }

  boolean wants(RecordView record) {
    return fields.entrySet().stream()
        .allMatch(
            wanted ->
                wanted.getValue().equals(CsvTable.text(record.content().get(wanted.getKey()))));
  }
}
