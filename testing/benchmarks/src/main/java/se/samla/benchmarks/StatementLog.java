package se.samla.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.samla.standalone.platform.Platform;

/** Every statement each service sends, as PostgreSQL itself writes it into its log. */
record StatementLog(Path file) {
  private static final Pattern STATEMENT =
      Pattern.compile("^(ingest|catalog|notification) LOG:  (?:statement|execute [^:]*): (.*)");
  private static final Pattern FRAME = Pattern.compile("(?i)(begin|commit|rollback)\\b.*");

  /** From now on PostgreSQL logs all of them. */
  static StatementLog on(Platform platform) throws SQLException {
    try (var connection = platform.administration().connect();
        var statement = connection.createStatement()) {
      statement.execute("alter system set log_line_prefix = '%u '");
      statement.execute("alter system set log_statement = 'all'");
      statement.execute("select pg_reload_conf()");
    }
    return new StatementLog(platform.data().resolve("logs/postgresql.log"));
  }

  /** Where the log ends now. */
  long end() throws IOException {
    return Files.size(file);
  }

  /**
   * Statements of each service since then; what only begins or ends a transaction is not counted.
   */
  Map<String, Integer> since(long position) throws IOException {
    var counts = new TreeMap<>(Map.of("ingest", 0, "catalog", 0, "notification", 0));
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(position);
      lines(log)
          .lines()
          .map(STATEMENT::matcher)
          .filter(line -> line.matches() && !FRAME.matcher(line.group(2)).matches())
          .forEach(line -> counts.merge(line.group(1), 1, Integer::sum));
    }
    return counts;
  }

  private static BufferedReader lines(RandomAccessFile log) {
    return new BufferedReader(
        new InputStreamReader(Channels.newInputStream(log.getChannel()), StandardCharsets.UTF_8));
  }
}
