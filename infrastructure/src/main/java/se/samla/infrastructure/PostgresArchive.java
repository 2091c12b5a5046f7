package se.samla.infrastructure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once per checkout from the archive on the class path. */
final class PostgresArchive {
  private static final int EXECUTABLE = 0100;

  private PostgresArchive() {}

  /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
  static Path unpacked(PartsHome parts) {
    var target = parts.path().resolve("postgresql");
    if (Files.notExists(target)) {
      unpackBeside(target);
    }
    return target;
  }

  /** Others may do the same at the same time: whoever is first moves its copy into place. */
  private static void unpackBeside(Path target) {
    try {
      Files.createDirectories(target.getParent());
      var copy = Files.createTempDirectory(target.getParent(), "postgresql-");
      unpackInto(copy);
      moveUnlessThere(copy, target);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be unpacked to " + target, e);
    }
  }

  private static void moveUnlessThere(Path copy, Path target) throws IOException {
    try {
      Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (Files.notExists(target)) {
        throw e;
      }
      Directories.delete(copy);
    }
  }

  private static void unpackInto(Path directory) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, directory.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & EXECUTABLE) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static InputStream archive() {
    var name = "/postgres-" + platform() + ".txz";
    var archive = PostgresArchive.class.getResourceAsStream(name);
    if (archive == null) {
      throw new PartFailedException(
          "PostgreSQL: " + name + " is missing (expected: Linux or macOS on amd64 or arm64)");
    }
    return new BufferedInputStream(archive);
  }

  private static String platform() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var arm = System.getProperty("os.arch").equals("aarch64");
    return system.startsWith("mac")
        ? "darwin-" + (arm ? "arm_64" : "x86_64")
        : "linux-" + (arm ? "arm_64" : "x86_64");
  }
}
