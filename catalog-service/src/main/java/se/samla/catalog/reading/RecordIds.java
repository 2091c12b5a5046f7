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

  /** Whether there was a record of this id at a change set or at any before it. */
  boolean wasThereBy(Dataset dataset, String recordId, long number) {
    return jdbc.sql(
            """
            WITH RECURSIVE back AS (
              SELECT c.previous, cs.number
              FROM record r
              JOIN change c ON c.id = r.change
              JOIN change_set cs ON cs.merge = (c.id >> 32)::int
              WHERE r.dataset = :dataset AND r.record_id = :id
              UNION ALL
              SELECT p.previous, cs.number
              FROM back
              JOIN change p ON p.id = back.previous
              JOIN change_set cs ON cs.merge = (p.id >> 32)::int
              WHERE back.number > :number)
            SELECT EXISTS (SELECT FROM back WHERE number <= :number)
            """)
        .param("dataset", dataset.id())
        .param("id", recordId)
        .param("number", number)
        .query(Boolean.class)
        .single();
  }

  /** Where the contribution is now that was this record last, before it gained or lost its key. */
  Optional<String> newIdOf(Dataset dataset, String recordId) {
    return jdbc.sql(
            """
            SELECT coalesce(k.national_key, s.publisher || '.' || k.local_id)
            FROM record r
            JOIN change c ON c.id = r.change
            JOIN version b ON b.id = c.before
            JOIN upload u ON u.number = (b.id >> 32)::int
            JOIN source s ON s.id = u.source
            JOIN contribution k ON k.source = s.id AND k.local_id = b.local_id
            WHERE r.dataset = :dataset AND r.record_id = :id AND r.version IS NULL
              AND k.hash IS NOT NULL
            """)
        .param("dataset", dataset.id())
        .param("id", recordId)
        .query(String.class)
        .optional();
  }
}
