package se.samla.catalog.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.reading.ConflictsController.ConflictView;

@Repository
class ConflictRows {
  private final JdbcClient jdbc;

  ConflictRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param after record, publisher and local id of the last one shown; empty for the first page
   */
  List<ConflictView> page(
      Dataset dataset, @Nullable String publisher, List<String> after, Paging page) {
    return jdbc.sql(
            """
            SELECT x.record_id, l.publisher, x.local_id, w.publisher AS winner, x.rule, x.since
            FROM conflict x
            JOIN source l ON l.id = x.source
            JOIN source w ON w.id = x.winner
            WHERE x.dataset = :dataset
              AND x.record_id >= :record
              AND (x.record_id, l.publisher, x.local_id) > (:record, :loser, :localId)
              AND (:publisher::text IS NULL OR :publisher IN (l.publisher, w.publisher))
            ORDER BY x.record_id, l.publisher, x.local_id
            OFFSET :skipped LIMIT :limit
            """)
        .param("dataset", dataset.id())
        .param("publisher", publisher)
        .param("record", after.isEmpty() ? "" : after.get(0))
        .param("loser", after.isEmpty() ? "" : after.get(1))
        .param("localId", after.isEmpty() ? "" : after.get(2))
        .param("limit", page.size())
        .param("skipped", page.skipped())
        .query(
            (row, _) ->
                new ConflictView(
                    row.getString("record_id"),
                    row.getString("publisher"),
                    row.getString("local_id"),
                    row.getString("winner"),
                    row.getString("rule"),
                    row.getTimestamp("since").toInstant()))
        .list();
  }
}
