package se.samla.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samla.infrastructure.Ports;
import se.samla.infrastructure.Processes;
import se.samla.standalone.platform.Platform;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a user would pick instead: Kafka Connect with Debezium's JDBC sink in upsert mode, on the
 * same Kafka, registry and PostgreSQL, in its best shape: multi-row inserts, batches and polls of
 * 5,000, two tasks, four partitions, the table made beforehand. It neither validates nor keeps
 * history nor tells anybody.
 */
final class Connect implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Between questions, which must not slow what is measured. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final String WARMING = "connect_warm";
  private static final String MEASURED = "connect_flat";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Platform platform;
  private final ConnectWorker worker;
  private final Processes processes;
  private final Connection database;

  private Connect(Platform platform, Path data) throws SQLException {
    this.platform = platform;
    this.worker =
        new ConnectWorker(
            Path.of(System.getProperty("samla.home", ".")),
            data,
            Ports.freeRow(1),
            platform.kafka(),
            platform.registry());
    this.processes = Processes.discarding(data);
    this.database = platform.administration().connect();
  }

  static Connect start(Platform platform) throws IOException, SQLException {
    var connect = new Connect(platform, Files.createTempDirectory("samla-connect-"));
    connect.create(WARMING);
    connect.create(MEASURED);
    connect.processes.start(connect.worker).awaitReady(PATIENCE);
    return connect;
  }

  /** Seconds from a worker that has no connector yet until all rows are in PostgreSQL. */
  double cold(Path file) throws Exception {
    var last = ConnectTopic.create(platform, WARMING).produce(file);
    ConnectTopic.create(platform, MEASURED);
    return seconds(WARMING, last, () -> put("/connectors/sink/config", sink()));
  }

  /** The same rows once more, where they do not count. */
  double again(Path file) throws Exception {
    return warm(WARMING, file);
  }

  /** Seconds until all rows that are in Kafka already are in PostgreSQL. */
  double warm(Path file) throws Exception {
    return warm(MEASURED, file);
  }

  private double warm(String table, Path file) throws Exception {
    put("/connectors/sink/pause", Map.of());
    Waiting.until("pause", PATIENCE, () -> get("/connectors/sink/status").contains("PAUSED"));
    var last = new ConnectTopic(platform, table).produce(file);
    return seconds(table, last, () -> put("/connectors/sink/resume", Map.of()));
  }

  /** A sink writes each partition in order: the last row of each tells that all are there. */
  private double seconds(String table, List<String> last, Runnable begin) throws Exception {
    var before = versions(table, last);
    var start = System.nanoTime();
    begin.run();
    Waiting.asking(
        "the last row", PATIENCE, PAUSE, () -> areNew(versions(table, last), before, last));
    var seconds = (System.nanoTime() - start) / 1e9;
    requireAll(table);
    return seconds;
  }

  private static boolean areNew(Set<String> now, Set<String> before, List<String> keys) {
    return now.size() == keys.size() && now.stream().noneMatch(before::contains);
  }

  /** Each row with the transaction that wrote it. */
  private Set<String> versions(String table, List<String> keys) {
    var sql =
        "select %1$s || ' ' || xmin from connect.%2$s where %1$s = any (?)"
            .formatted(Ledger.KEY, table);
    try (var statement = database.prepareStatement(sql)) {
      statement.setArray(1, database.createArrayOf("text", keys.toArray()));
      var rows = statement.executeQuery();
      var found = new HashSet<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void requireAll(String table) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select count(*) from connect." + table)) {
      rows.next();
      if (rows.getInt(1) != Ledger.ROWS) {
        throw new IllegalStateException(table + ": " + rows.getInt(1) + " rows");
      }
    }
  }

  private void create(String table) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute("create schema if not exists connect");
      // By the key: a table that has no statistics yet would be read as a whole, at each question.
      statement.execute("set enable_seqscan = off");
      statement.execute("create table connect." + table + " " + Limit.TABLE);
    }
  }

  private Map<String, String> sink() {
    var access = platform.administration();
    return Map.ofEntries(
        Map.entry("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector"),
        Map.entry("tasks.max", "2"),
        Map.entry("topics", WARMING + "," + MEASURED),
        Map.entry("connection.url", access.url() + "?reWriteBatchedInserts=true"),
        Map.entry("connection.username", access.user()),
        Map.entry("connection.password", access.password()),
        Map.entry("insert.mode", "upsert"),
        Map.entry("primary.key.mode", "record_value"),
        Map.entry("primary.key.fields", Ledger.KEY),
        Map.entry("schema.evolution", "none"),
        Map.entry("collection.name.format", "connect.${topic}"),
        Map.entry("batch.size", "5000"));
  }

  private void put(String path, Map<String, String> body) {
    var content = BodyPublishers.ofString(JSON.writeValueAsString(body));
    ask(HttpRequest.newBuilder(worker.uri().resolve(path)).PUT(content));
  }

  private String get(String path) {
    return ask(HttpRequest.newBuilder(worker.uri().resolve(path)));
  }

  private String ask(HttpRequest.Builder request) {
    var asked = request.header("Content-Type", "application/json").build();
    var answer = http.sendAsync(asked, BodyHandlers.ofString()).join();
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          asked.uri() + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() throws SQLException {
    processes.close();
    http.close();
    database.close();
  }
}
