package se.samla.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import se.samla.infrastructure.DatabaseAccess;

/**
 * Waits until what was merged is with notification too: what comes behind must not slow the next.
 */
final class Quiet {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String COPIED =
      """
      select coalesce((complete).change_set, 0) >= (select number from catalog.dataset where name = stream)
      from notification.feed where stream = ?
      """;

  private Quiet() {}

  static void await(DatabaseAccess postgres, String dataset)
      throws SQLException, InterruptedException {
    var samla = postgres.url().replaceFirst("[^/]+$", "samla");
    try (var connection =
        DriverManager.getConnection(samla, postgres.user(), postgres.password())) {
      Waiting.until("copying of the changes", PATIENCE, () -> isCopied(connection, dataset));
    }
  }

  private static boolean isCopied(Connection connection, String dataset) {
    try (var statement = connection.prepareStatement(COPIED)) {
      statement.setString(1, dataset);
      var row = statement.executeQuery();
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
