package se.samla.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import se.samla.standalone.platform.Platform;

/**
 * What deliveries have cost so far: processor time of the service and of PostgreSQL, and
 * transactions.
 */
record Cost(Duration service, Duration database, long transactions) {

  static Cost soFar(Platform platform) throws SQLException {
    return new Cost(
        cpu(platform.processOf("notification")),
        withChildren(platform.processOf("postgresql"))
            .map(Cost::cpu)
            .reduce(Duration.ZERO, Duration::plus),
        transactions(platform));
  }

  Cost minus(Cost before) {
    return new Cost(
        service.minus(before.service),
        database.minus(before.database),
        transactions - before.transactions);
  }

  private static Stream<ProcessHandle> withChildren(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static long transactions(Platform platform) throws SQLException {
    var database = platform.administration();
    var url = database.url().replaceFirst("[^/]+$", "samla");
    try (Connection connection =
            DriverManager.getConnection(url, database.user(), database.password());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT xact_commit FROM pg_stat_database WHERE datname = 'samla'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
