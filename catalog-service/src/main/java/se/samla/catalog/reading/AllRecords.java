package se.samla.catalog.reading;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;

/**
 * Every record of a dataset as it was at one change set, page by page: the pages fit together
 * whatever is merged meanwhile, and no transaction waits for a slow reader.
 */
@Component
class AllRecords {
  private static final int AT_ONCE = 2_000;

  private final Records records;

  /** Takes one record. */
  interface Reader {
    void read(RecordView record) throws IOException;
  }

  AllRecords(Records records) {
    this.records = records;
  }

  void forEach(Dataset dataset, long number, Reader reader) throws IOException {
    var query = new RecordQuery(dataset, RecordFilter.NONE, number, Map.of());
    @Nullable String after = null;
    List<RecordView> page;
    do {
      page = records.page(query, after, AT_ONCE);
      for (var record : page) {
        reader.read(record);
        after = record.id();
      }
    } while (page.size() == AT_ONCE);
  }
}
