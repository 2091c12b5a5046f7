package se.samla.standalone.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import se.samla.infrastructure.Directories;
import se.samla.infrastructure.OwnerOnly;
import se.samla.standalone.platform.PlatformException;

/** A backup's file, checked before anything is done with it. */
public final class Restore implements AutoCloseable {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Restore(Path file, ZipFile zip) throws IOException {
    this.file = file;
    this.zip = zip;
    this.manifest = Manifest.parse(text(Manifest.NAME));
  }

  /**
   * @throws PlatformException when it is no backup, or not as it was written
   */
  public static Restore of(Path file) {
    try {
      return checked(file);
    } catch (ZipException e) {
      throw new PlatformException(file + ": " + e.getMessage() + " (expected: a backup)");
    } catch (IOException e) {
      throw new PlatformException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static Restore checked(Path file) throws IOException {
    var zip = new ZipFile(file.toFile());
    try {
      var restore = new Restore(file, zip);
      restore.check();
      return restore;
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** When the copying ended: the moment that comes back. */
  public String moment() {
    return manifest.fact("ended");
  }

  /** Each file of the manifest is there with its checksum, and no other. */
  private void check() throws IOException {
    for (var expected : manifest.hashes().entrySet()) {
      if (!hashOf(expected.getKey()).equals(Optional.of(expected.getValue()))) {
        throw broken(expected.getKey());
      }
    }
    zip.stream()
        .filter(this::isUnknown)
        .findFirst()
        .ifPresent(
            entry -> {
              throw broken(entry.getName());
            });
  }

  private boolean isUnknown(ZipEntry entry) {
    return !entry.isDirectory()
        && !entry.getName().equals(Manifest.NAME)
        && !manifest.hashes().containsKey(entry.getName());
  }

  private PlatformException broken(String name) {
    return new PlatformException(
        "%s: %s is broken (expected: the checksum of its manifest)".formatted(file, name));
  }

  private Optional<String> hashOf(String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    var digest = Hashes.sha256();
    try (var in = new DigestInputStream(zip.getInputStream(entry), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException e) {
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Puts PostgreSQL's data and the secrets in the place of what is there. What else is there, as
   * Kafka's messages, stays.
   *
   * @param directory a platform's, which is locked
   */
  public void into(Path directory) {
    var fresh = directory.resolve(Backup.POSTGRESQL + ".restoring");
    var place = directory.resolve(Backup.POSTGRESQL);
    try {
      Directories.delete(fresh);
      unpack(fresh);
      Directories.delete(place);
      Files.move(fresh, place);
      for (var secret : Backup.SECRETS) {
        OwnerOnly.write(directory.resolve(secret), text(secret));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " could not be written", e);
    }
  }

  private void unpack(Path fresh) throws IOException {
    Files.createDirectory(fresh, OWNER_ONLY);
    var below = Backup.POSTGRESQL + "/";
    for (var entry : zip.stream().filter(e -> e.getName().startsWith(below)).toList()) {
      unpack(entry, target(fresh, entry.getName().substring(below.length())));
    }
  }

  /** Nothing is written elsewhere, whatever a name says. */
  private Path target(Path fresh, String name) {
    var target = fresh.resolve(name).normalize();
    if (!target.startsWith(fresh)) {
      throw broken(name);
    }
    return target;
  }

  private void unpack(ZipEntry entry, Path target) throws IOException {
    Files.createDirectories(entry.isDirectory() ? target : target.resolveSibling(""), OWNER_ONLY);
    if (!entry.isDirectory()) {
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, target);
      }
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private String text(String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new ZipException(name + " is missing");
    }
    try (var in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
