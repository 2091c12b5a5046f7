package se.samla.standalone.backups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samla.infrastructure.PostgresBackup;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;

/**
 * The state of a running platform in one file: all three services' and the registry's, of one
 * moment, and the secrets without which it is of no use. Kafka's messages are not in it.
 */
public final class Backup {
  static final String POSTGRESQL = "postgresql";
  static final List<String> SECRETS = List.of("secrets.properties", "operator.key", "port-base");

  private final Path data;
  private final Clock clock;

  /**
   * @param data the platform's directory
   */
  public Backup(Path data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  /**
   * Writes a new file.
   *
   * @return its size in bytes
   * @throws PlatformException when there is one already, or PostgreSQL does not answer
   */
  public long write(Path file) {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      if (Files.exists(file)) {
        throw new PlatformException(file + ": is there already (expected: a new file)");
      }
      Files.deleteIfExists(part);
      fill(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return Files.size(file);
    } catch (SQLException e) {
      throw new PlatformException(
          "PostgreSQL of " + data + ": " + e.getMessage() + " (expected: running, by `samla up`)");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be written", e);
    } finally {
      delete(part);
    }
  }

  private void fill(Path file) throws IOException, SQLException {
    try (var archive = new ArchiveWriter(file, POSTGRESQL + "/")) {
      var began = clock.instant();
      var version =
          PostgresBackup.take(
              DataDirectory.administrationOf(data), data.resolve(POSTGRESQL), archive);
      for (var secret : SECRETS) {
        archive.addText(secret, Files.readString(data.resolve(secret)));
      }
      var facts = new LinkedHashMap<>(Map.of("format", Manifest.FORMAT));
      facts.put("began", began.toString());
      facts.put("ended", clock.instant().toString());
      facts.put("postgresql", version);
      archive.end(facts);
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
