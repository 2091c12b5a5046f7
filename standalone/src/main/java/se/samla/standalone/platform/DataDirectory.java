package se.samla.standalone.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import se.samla.infrastructure.DatabaseAccess;
import se.samla.infrastructure.Directories;
import se.samla.infrastructure.OwnerOnly;
import se.samla.infrastructure.PostgresServer;

/** The directory with all data of one platform, locked for as long as this is open. */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String PORT_BASE = "port-base";
  private static final String RESTORED = "restored";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates it where it is missing, for its owner only.
   *
   * @throws PlatformException when another launcher uses it
   */
  public static DataDirectory lock(Path directory) {
    var path = directory.toAbsolutePath().normalize();
    try {
      create(path);
      return new DataDirectory(path, locked(path.resolve(LOCK)));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be used", e);
    }
  }

  /** Whether there is one here, in use or not. */
  public static boolean isAt(Path directory) {
    return Files.exists(directory.resolve(LOCK)) && Files.exists(directory.resolve(PORT_BASE));
  }

  /** The ports it was last used with. */
  public static PortPlan portsOf(Path directory) {
    try {
      return new PortPlan(Integer.parseInt(Files.readString(directory.resolve(PORT_BASE)).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL of a platform that was last used here, as its superuser sees it. */
  public static DatabaseAccess administrationOf(Path directory) {
    var secrets = PlatformSecrets.in(directory);
    var ports = portsOf(directory).postgres();
    var place = directory.resolve("postgresql");
    return new PostgresServer(place, ports, secrets.passwordOf("postgresql")).superuser();
  }

  /** Whether PostgreSQL has any here. */
  public boolean hasData() {
    return Files.exists(path.resolve("postgresql"));
  }

  /** The services learn at their next start that a backup was put back here. */
  public void markRestored(Instant at) {
    OwnerOnly.write(path.resolve(RESTORED), at + "\n");
  }

  /** When a backup was put back here; empty when none ever was. */
  String restored() {
    var file = path.resolve(RESTORED);
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void use(PortPlan ports) {
    OwnerOnly.write(path.resolve(PORT_BASE), ports.base() + "\n");
  }

  public Path path() {
    return path;
  }

  /** Deletes it with everything in it. */
  public void delete() {
    try {
      Directories.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path path) throws IOException {
    Files.createDirectories(path.resolveSibling(""));
    if (Files.notExists(path)) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isLocked(channel)) {
      return channel;
    }
    channel.close();
    throw new PlatformException(
        file.resolveSibling("")
            + " is in use by another samla (expected: stop it, or another --data)");
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }
}
