package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL on 127.0.0.1, with passwords and without a socket file.
 *
 * @param data its data directory; initialised at the first start
 * @param password the superuser's
 */
public record PostgresServer(Path data, int port, String password) implements Part {
  static final String SUPERUSER = "postgres";

  @Override
  public String name() {
    return "postgresql";
  }

  /** Fast shutdown: TERM would wait for every client to leave. */
  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public Launch launch() {
    var programs = PostgresArchive.unpacked(PartsHome.located()).resolve("bin");
    if (Files.notExists(data.resolve("PG_VERSION"))) {
      initialise(programs);
    }
    return new Launch(asOrdinaryUser(server(programs)), Map.of());
  }

  /** The whole server, as its superuser sees it. */
  public DatabaseAccess superuser() {
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password);
  }

  @Override
  public boolean isReady() {
    try (var connection = superuser().connect()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private List<String> server(Path programs) {
    var command = new ArrayList<>(List.of(programs.resolve("postgres").toString()));
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
    command.addAll(List.of("-c", "timezone=UTC", "-c", "log_timezone=UTC"));
    // A large merge touches some hundred megabytes: with the default it would evict its own pages
    // and be stopped by checkpoints. After each checkpoint a page's first change is written whole.
    command.addAll(List.of("-c", "shared_buffers=512MB", "-c", "max_wal_size=4GB"));
    command.addAll(List.of("-c", "checkpoint_timeout=30min"));
    return command;
  }

  private void initialise(Path programs) {
    Directories.create(data.resolveSibling(""));
    var passwordFile = data.resolveSibling("password-for-initdb");
    try {
      OwnerOnly.write(passwordFile, password);
      initialise(programs, passwordFile);
    } finally {
      delete(passwordFile);
    }
  }

  private void initialise(Path programs, Path passwordFile) {
    var command = new ArrayList<>(List.of(programs.resolve("initdb").toString()));
    command.addAll(
        List.of("-D", data.toString(), "-U", SUPERUSER, "--pwfile", passwordFile.toString()));
    command.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--locale=C"));
    command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    // What is written is flushed by the server; flushing the empty cluster too only costs seconds.
    command.add("--no-sync");
    run(asOrdinaryUser(command));
  }

  private void run(List<String> command) {
    var log = data.resolveSibling("initdb.log");
    try {
      var initdb = Shell.clean(command).redirectErrorStream(true).redirectOutput(log.toFile());
      if (initdb.start().waitFor() != 0) {
        throw new PartFailedException("initdb failed; its log ends:" + LogTail.of(log));
      }
      delete(log);
    } catch (IOException e) {
      throw new PartFailedException("initdb could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("initdb was interrupted", e);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
  private static List<String> asOrdinaryUser(List<String> command) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return command;
    }
    var unshared = new ArrayList<>(List.of("unshare", "-U"));
    unshared.addAll(command);
    return unshared;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
