package se.samla.catalog.reading;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;

/** One record, now or at a time. */
@Component
class RecordLookup {
  private final Records records;
  private final Moments moments;

  RecordLookup(Records records, Moments moments) {
    this.records = records;
    this.moments = moments;
  }

  Lookup find(Dataset dataset, String recordId, @Nullable String asOf) {
    return records.find(dataset, recordId, moments.numberAt(dataset, "asOf", asOf));
  }
}
