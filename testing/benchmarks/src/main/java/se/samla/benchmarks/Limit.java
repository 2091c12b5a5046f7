package se.samla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import se.samla.infrastructure.DatabaseAccess;

/**
 * What the same PostgreSQL does with the same rows when nothing is asked of them: COPY into a
 * temporary table, MERGE into a flat one. No validation, no Kafka, no history, no webhooks.
 */
final class Limit implements AutoCloseable {
  /** The flat table's columns: text, with the key that makes a row one thing. */
  static final String TABLE = "(" + columns(" text") + ", primary key (" + Ledger.KEY + "))";

  private final Connection connection;

  private Limit(Connection connection) {
    this.connection = connection;
  }

  static Limit in(DatabaseAccess database) throws SQLException {
    var connection =
        DriverManager.getConnection(database.url(), database.user(), database.password());
    var limit = new Limit(connection);
    limit.run("create schema bench");
    limit.run("create table bench.flat " + TABLE);
    connection.setAutoCommit(false);
    return limit;
  }

  void merge(Path file) throws SQLException, IOException {
    run("create temp table staging (" + columns(" text") + ") on commit drop");
    copy(file);
    run(
        "merge into bench.flat t using staging s on t.%s = s.%s".formatted(Ledger.KEY, Ledger.KEY)
            + " when matched and t is distinct from s then update set "
            + Arrays.stream(names()).map(n -> n + " = s." + n).collect(Collectors.joining(", "))
            + " when not matched then insert values ("
            + Arrays.stream(names()).map(n -> "s." + n).collect(Collectors.joining(", "))
            + ")");
    connection.commit();
  }

  private void copy(Path file) throws SQLException, IOException {
    try (var in = Files.newInputStream(file)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy staging from stdin with (format csv, header)", in);
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String columns(String type) {
    return Arrays.stream(names()).map(n -> n + type).collect(Collectors.joining(", "));
  }

  private static String[] names() {
    return Ledger.HEADER.split(",");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
