package se.samla.catalog.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.reading.DatasetView.LatestChangeSet;
import se.samla.schemas.changes.Cursor;

@Repository
class DatasetStates {
  private final JdbcClient jdbc;

  DatasetStates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  DatasetState of(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT d.epoch, d.number, d.records, d.committed_at, cs.size,
                   (SELECT u.number FROM upload u JOIN source s ON s.id = u.source
                    WHERE u.kind = 'erasure' AND s.dataset = d.id
                    ORDER BY u.number DESC LIMIT 1) AS erasure,
                   (SELECT count(*)
                    FROM source s JOIN publisher p ON p.organisation_number = s.publisher
                    WHERE s.dataset = d.id AND s.delivered_at IS NOT NULL
                      AND NOT p.withdrawn) AS publishers
            FROM dataset d
            LEFT JOIN change_set cs ON cs.dataset = d.id AND cs.number = d.number
            WHERE d.id = :dataset
            """)
        .param("dataset", dataset.id())
        .query((row, _) -> state(row))
        .single();
  }

  private static DatasetState state(ResultSet row) throws SQLException {
    return new DatasetState(
        row.getInt("epoch"),
        row.getLong("records"),
        row.getLong("publishers"),
        row.getInt("erasure"),
        latest(row));
  }

  private static @Nullable LatestChangeSet latest(ResultSet row) throws SQLException {
    var number = row.getLong("number");
    return number == 0
        ? null
        : new LatestChangeSet(
            number,
            new Cursor(row.getInt("epoch"), number, row.getInt("size")).toString(),
            row.getTimestamp("committed_at").toInstant());
  }
}
