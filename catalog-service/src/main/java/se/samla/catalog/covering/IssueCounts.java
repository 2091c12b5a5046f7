package se.samla.catalog.covering;

import java.sql.Timestamp;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.IssuesCounted;

/** What publishers have left to mend, as ingest counted it. */
@Repository
class IssueCounts {
  private final JdbcClient jdbc;

  /** All of a dataset. */
  private record Total(String dataset, long open, long errors) {}

  IssueCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A later count replaces an earlier one, never the other way round. */
  void keep(IssuesCounted counted) {
    jdbc.sql(
            """
            INSERT INTO open_issues AS known (dataset, publisher, open, errors, counted_at)
            SELECT d.id, :publisher, :open, :errors, :countedAt FROM dataset d WHERE d.name = :dataset
            ON CONFLICT (dataset, publisher) DO UPDATE
            SET open = excluded.open, errors = excluded.errors, counted_at = excluded.counted_at
            WHERE known.counted_at < excluded.counted_at
            """)
        .param("dataset", counted.getDataset())
        .param("publisher", counted.getPublisher())
        .param("open", counted.getOpen())
        .param("errors", counted.getErrors())
        .param("countedAt", Timestamp.from(counted.getCountedAt()))
        .update();
  }

  /** By dataset; those without any too. */
  Map<String, OpenIssues> totals() {
    return jdbc
        .sql(
            """
            SELECT d.name AS dataset, coalesce(sum(i.open), 0)::bigint AS open,
                   coalesce(sum(i.errors), 0)::bigint AS errors
            FROM dataset d LEFT JOIN open_issues i ON i.dataset = d.id
            GROUP BY d.name
            """)
        .query(Total.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Total::dataset, t -> new OpenIssues(t.open(), t.errors())));
  }
}
