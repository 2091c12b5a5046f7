package se.samla.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import se.samla.infrastructure.DatabaseAccess;

/**
 * The platform's database, as PostgreSQL's superuser sees it.
 *
 * @param server of PostgreSQL itself
 */
record Database(DatabaseAccess server) {
  private static final String IDLE_TRANSACTIONS =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = 'samla' AND state LIKE 'idle in transaction%'
        AND xact_start < now() - ? * interval '1 second'
      """;

  /** To the database that holds a schema of each service. */
  Connection connect() throws SQLException {
    var url = server.url().replaceFirst("/[^/]*$", "/samla");
    return new DatabaseAccess(url, server.user(), server.password()).connect();
  }

  /** How many transactions of services are open for so long and wait for their client. */
  int transactionsOlderThan(Duration age) {
    try (var connection = server.connect();
        var query = connection.prepareStatement(IDLE_TRANSACTIONS)) {
      query.setLong(1, age.toSeconds());
      var count = query.executeQuery();
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
