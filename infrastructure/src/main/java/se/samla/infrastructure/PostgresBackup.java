package se.samla.infrastructure;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies a PostgreSQL server's data directory while the server works, by its own functions for
 * that: what was copied at different times becomes one moment by the log that is copied with it,
 * the moment when the copying ended.
 */
public final class PostgresBackup {
  /** What is in them the server makes anew; they themselves have to be there. */
  private static final Set<String> MADE_ANEW =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Pattern NOT_COPIED =
      Pattern.compile("postmaster\\.(pid|opts)|backup_label|tablespace_map|pg_internal\\.init.*");
  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
  private static final Pattern FIRST_SEGMENT =
      Pattern.compile("START WAL LOCATION: .* \\(file ([0-9A-F]{24})\\)");

  private final Path data;
  private final Target target;

  private PostgresBackup(Path data, Target target) {
    this.data = data;
    this.target = target;
  }

  /** Takes what is copied; names are relative to the data directory, with slashes. */
  public interface Target {
    void directory(String name) throws IOException;

    /**
     * @throws NoSuchFileException when the server has removed it meanwhile, which does no harm
     */
    void file(String name, Path content) throws IOException;

    void file(String name, String content) throws IOException;
  }

  private record End(String label, String lastSegment) {}

  /**
   * @param superuser of the server
   * @param data its data directory
   * @return the server's version
   */
  public static String take(DatabaseAccess superuser, Path data, Target target)
      throws SQLException, IOException {
    try (var connection = superuser.connect()) {
      new PostgresBackup(data, target).copy(connection);
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  /** Should this fail anywhere, the server forgets the backup with the connection. */
  private void copy(Connection server) throws SQLException, IOException {
    ask(
        server,
        "SELECT pg_create_physical_replication_slot('samla_backup_' || pg_backend_pid(), true,"
            + " true)::text");
    ask(server, "SELECT pg_backup_start('samla', true)::text");
    copyFiles();
    var end = end(server);
    target.file("backup_label", end.label());
    copyLog(end);
  }

  private static String ask(Connection server, String query) throws SQLException {
    try (var statement = server.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static End end(Connection server) throws SQLException {
    try (var statement = server.createStatement();
        var row =
            statement.executeQuery(
                "SELECT labelfile, pg_walfile_name(lsn) FROM pg_backup_stop(false)")) {
      row.next();
      return new End(row.getString(1), row.getString(2));
    }
  }

  private void copyFiles() throws IOException {
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (directory.equals(data)) {
              return FileVisitResult.CONTINUE;
            }
            target.directory(name(directory));
            return MADE_ANEW.contains(name(directory))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            copyUnlessGone(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private void copyUnlessGone(Path file) throws IOException {
    var name = name(file);
    if (!name.contains("pgsql_tmp")
        && !NOT_COPIED.matcher(file.getFileName().toString()).matches()) {
      try {
        target.file(name, file);
      } catch (NoSuchFileException _) {
        // the log tells that it was removed
      }
    }
  }

  /** What was written between the two moments, and the history of the log itself. */
  private void copyLog(End end) throws IOException {
    var first = FIRST_SEGMENT.matcher(end.label());
    if (!first.find()) {
      throw new IOException("backup_label: " + end.label() + " (expected: its first segment)");
    }
    try (var files = Files.list(data.resolve("pg_wal"))) {
      for (var file : files.sorted().toList()) {
        if (isNeeded(file.getFileName().toString(), first.group(1), end.lastSegment())) {
          target.file(name(file), file);
        }
      }
    }
  }

  private static boolean isNeeded(String name, String first, String last) {
    return name.endsWith(".history")
        || (SEGMENT.matcher(name).matches()
            && name.compareTo(first) >= 0
            && name.compareTo(last) <= 0);
  }

  private String name(Path file) {
    return data.relativize(file).toString().replace('\\', '/');
  }
}
