package se.samla.standalone.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import se.samla.infrastructure.DatabaseAccess;

/**
 * Uploads that have not come to their end, by state.
 *
 * @param status receiving, validating, merging or held
 * @param oldest when the first of them began
 */
public record Backlog(String status, long uploads, Instant oldest) {
  private static final String OPEN =
      """
      select status, count(*), min(started_at) from upload
      where status in ('receiving', 'validating', 'merging', 'held') group by status order by status
      """;

  /** Empty when nothing is open. */
  static List<Backlog> of(DatabaseAccess ingest) throws SQLException {
    try (var connection = ingest.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(OPEN)) {
      var all = new ArrayList<Backlog>();
      while (rows.next()) {
        all.add(of(rows));
      }
      return all;
    }
  }

  private static Backlog of(ResultSet row) throws SQLException {
    var oldest = row.getObject(3, OffsetDateTime.class).toInstant();
    return new Backlog(row.getString(1), row.getLong(2), oldest);
  }
}
