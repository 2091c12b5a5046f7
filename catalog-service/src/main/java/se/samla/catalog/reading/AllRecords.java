package se.samla.catalog.reading;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

  /** While a page is written the next one is read, so that memory holds two. */
  void forEach(Dataset dataset, long number, Reader reader) throws IOException {
    var query = new RecordQuery(dataset, RecordFilter.NONE, number, Map.of());
    var page = records.page(query, null, AT_ONCE);
    while (!page.isEmpty()) {
      var next = page.size() < AT_ONCE ? null : following(query, page.getLast().id());
      for (var record : page) {
        reader.read(record);
      }
      page = next == null ? List.of() : next.join();
    }
  }

  private CompletableFuture<List<RecordView>> following(RecordQuery query, String after) {
    return CompletableFuture.supplyAsync(
        () -> records.page(query, after, AT_ONCE), Thread::startVirtualThread);
  }
}
