package se.samla.standalone.backups;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import se.samla.infrastructure.PostgresBackup;

/** Writes a backup, its manifest last. Nobody but its owner may read it: it holds secrets. */
final class ArchiveWriter implements PostgresBackup.Target, AutoCloseable {
  private final ZipOutputStream zip;
  private final String below;
  private final Map<String, String> hashes = new LinkedHashMap<>();

  /**
   * @param file a new one
   * @param below the directory in it that PostgreSQL's files go to, with a slash
   */
  ArchiveWriter(Path file, String below) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var channel = Files.newByteChannel(file, options, mode);
    this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    this.zip.setLevel(Deflater.BEST_SPEED);
    this.below = below;
  }

  @Override
  public void directory(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(below + name + "/"));
    zip.closeEntry();
  }

  @Override
  public void file(String name, Path content) throws IOException {
    try (var in = Files.newInputStream(content)) {
      add(below + name, in);
    }
  }

  @Override
  public void file(String name, String content) throws IOException {
    addText(below + name, content);
  }

  void addText(String name, String content) throws IOException {
    try (var in = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))) {
      add(name, in);
    }
  }

  private void add(String name, InputStream content) throws IOException {
    var digest = Hashes.sha256();
    zip.putNextEntry(new ZipEntry(name));
    content.transferTo(new DigestOutputStream(zip, digest));
    zip.closeEntry();
    hashes.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  /** Ends the backup with what it holds. */
  void end(Map<String, String> facts) throws IOException {
    var manifest = new Manifest(facts, hashes);
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
