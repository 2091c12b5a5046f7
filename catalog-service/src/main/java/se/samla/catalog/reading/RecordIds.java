package se.samla.catalog.reading;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;

/** The ids of a dataset's records, those of withdrawn ones too. */
@Repository
class RecordIds {
  private final JdbcClient jdbc;
  private final InOrder inOrder;

  RecordIds(JdbcClient jdbc, InOrder inOrder) {
    this.jdbc = jdbc;
    this.inOrder = inOrder;
  }

  /** The last id of so many after a record; null when there are no more than these. */
  @Nullable String last(Dataset dataset, @Nullable String after, int count) {
    return inOrder.read(() -> nth(dataset, after == null ? "" : after, count)).orElse(null);
  }

  private Optional<String> nth(Dataset dataset, String after, int count) {
    return jdbc.sql(
            """
            SELECT record_id FROM record
            WHERE dataset = :dataset AND record_id > :after
            ORDER BY record_id OFFSET :before LIMIT 1
            """)
        .param("dataset", dataset.id())
        .param("after", after)
        .param("before", count - 1)
        .query(String.class)
        .optional();
  }
}
