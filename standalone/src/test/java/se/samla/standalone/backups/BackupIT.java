package se.samla.standalone.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samla.infrastructure.DatabaseAccess;
import se.samla.infrastructure.Ports;
import se.samla.infrastructure.PostgresServer;
import se.samla.infrastructure.Processes;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;

/** A real PostgreSQL that works while it is copied. */
class BackupIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Where PostgreSQL listens, from a platform's base on. */
  private static final int POSTGRES = 7;

  @TempDir private Path directory;

  private final int base = Ports.freeRow(POSTGRES + 1);

  @BeforeEach
  void lay() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("port-base"), Integer.toString(base));
  }

  @Test
  void isOfOneMomentWhileTransactionsCommit() throws Exception {
    var file = directory.resolve("backup.zip");
    long before;
    try (var _ = started()) {
      execute("CREATE TABLE one (n bigint); CREATE TABLE other (n bigint)");
      before = writeDuring(() -> new Backup(data(), Clock.systemUTC()).write(file));
    }
    restore(file);
    try (var _ = started()) {
      assertThat(ask("SELECT count(*) FROM one")).isGreaterThanOrEqualTo(before);
      assertThat(ask("SELECT count(*) FROM one")).isEqualTo(ask("SELECT max(n) FROM other"));
      assertThat(ask("SELECT count(*) FROM other")).isEqualTo(ask("SELECT max(n) FROM one"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void saysThatNothingRuns() {
    assertThatThrownBy(
            () -> new Backup(data(), Clock.systemUTC()).write(directory.resolve("backup.zip")))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("(expected: running, by `samla up`)");
    assertThat(directory).isDirectoryNotContaining("glob:**backup.zip*");
  }

  /**
   * @return how many transactions had been committed when the work began
   */
  private long writeDuring(Runnable work) throws Exception {
    var committed = new AtomicLong();
    var over = new AtomicBoolean();
    try (var writer = Executors.newSingleThreadExecutor()) {
      var writing =
          writer.submit(
              () -> {
                write(committed, over);
                return true;
              });
      while (committed.get() < 100) {
        Thread.onSpinWait();
      }
      var before = committed.get();
      work.run();
      over.set(true);
      writing.get();
      return before;
    }
  }

  private void write(AtomicLong committed, AtomicBoolean over) throws SQLException {
    try (var connection = access().connect();
        var statement = connection.createStatement()) {
      for (var n = 1; !over.get(); n++) {
        statement.execute(
            "INSERT INTO one VALUES (%1$d); INSERT INTO other VALUES (%1$d)".formatted(n));
        committed.set(n);
      }
    }
  }

  private void restore(Path file) {
    try (var backup = Restore.of(file)) {
      backup.into(data());
    }
  }

  private Processes started() {
    var processes = Processes.keeping(data());
    processes
        .start(
            new PostgresServer(data().resolve("postgresql"), base + POSTGRES, access().password()))
        .awaitReady(PATIENCE);
    return processes;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = access().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long ask(String query) throws SQLException {
    try (var connection = access().connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private DatabaseAccess access() {
    return DataDirectory.administrationOf(data());
  }

  private Path data() {
    return directory.resolve("data");
  }
}
