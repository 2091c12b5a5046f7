package se.samla.catalog.describing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;

@Repository
class DatasetParts {
  private final JdbcClient jdbc;

  /**
   * From when to when a dataset has changes.
   *
   * @param from null before the first
   */
  record Span(@Nullable Instant from, @Nullable Instant to) {}

  DatasetParts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those who delivered and were not withdrawn. */
  List<Part> of(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT s.publisher, p.name, p.municipality_code, s.delivered_at
            FROM source s JOIN publisher p ON p.organisation_number = s.publisher
            WHERE s.dataset = :dataset AND s.delivered_at IS NOT NULL AND NOT p.withdrawn
            ORDER BY s.publisher
            """)
        .param("dataset", dataset.id())
        .query(
            (row, _) ->
                new Part(
                    row.getString("publisher"),
                    row.getString("name"),
                    row.getString("municipality_code"),
                    instant(row.getTimestamp("delivered_at"))))
        .list();
  }

  /** The same of all datasets together. */
  Span span() {
    return jdbc.sql(
            """
            SELECT min(c.committed_at) AS first, max(d.committed_at) AS last
            FROM dataset d LEFT JOIN change_set c ON c.dataset = d.id AND c.number = 1
            """)
        .query((row, _) -> span(row))
        .single();
  }

  Span spanOf(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT (SELECT committed_at FROM change_set c WHERE c.dataset = d.id AND c.number = 1)
                     AS first,
                   d.committed_at AS last
            FROM dataset d WHERE d.id = :dataset
            """)
        .param("dataset", dataset.id())
        .query((row, _) -> span(row))
        .single();
  }

  private static Span span(ResultSet row) throws SQLException {
    return new Span(instant(row.getTimestamp("first")), instant(row.getTimestamp("last")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
