package se.samla.standalone.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.samla.standalone.commands.RestoreCommand;
import se.samla.standalone.platform.PlatformException;

/** A backup's file that is not as it was written, or not where it should go. */
class RestoreIT {
  @TempDir private Path directory;

  @Test
  void putsBackWhatWasWritten() throws Exception {
    assertThat(restore(backup())).isZero();

    assertThat(data().resolve("postgresql/base/1/2")).hasContent("two");
    assertThat(data().resolve("postgresql/pg_notify")).isEmptyDirectory();
    assertThat(data().resolve("operator.key")).hasContent("operator.key");
    assertThat(data().resolve("restored")).content().startsWith("20");
  }

  @Test
  void refusesAFileWithAnotherChecksum() throws Exception {
    var file = backup();
    change(file, "postgresql/base/1/2", "three");

    assertThatThrownBy(() -> Restore.of(file))
        .isInstanceOf(PlatformException.class)
        .hasMessageEndingWith(
            "postgresql/base/1/2 is broken (expected: the checksum of its manifest)");
  }

  @Test
  void refusesAFileThatTheManifestDoesNotName() throws Exception {
    var file = backup();
    change(file, "postgresql/base/1/3", "three");

    assertThatThrownBy(() -> Restore.of(file)).hasMessageContaining("base/1/3 is broken");
  }

  @Test
  void refusesWhatIsNoBackup() throws Exception {
    var file = Files.writeString(directory.resolve("text"), "no zip");

    assertThatThrownBy(() -> Restore.of(file))
        .isInstanceOf(PlatformException.class)
        .hasMessageEndingWith("(expected: a backup)");
  }

  @Test
  void touchesNoDataUnlessToldTo() throws Exception {
    Files.createDirectories(data().resolve("postgresql"));
    Files.writeString(data().resolve("postgresql/precious"), "data");
    var file = backup();

    assertThat(restore(file)).isNotZero();
    assertThat(data().resolve("postgresql/precious")).exists();
    assertThat(restore(file, "--yes")).isZero();
    assertThat(data().resolve("postgresql/precious")).doesNotExist();
  }

  private Path backup() throws IOException {
    var file = directory.resolve("backup.zip");
    var two = Files.writeString(directory.resolve("two"), "two");
    try (var archive = new ArchiveWriter(file, Backup.POSTGRESQL + "/")) {
      archive.directory("pg_notify");
      archive.directory("base");
      archive.file("base/1/2", two);
      for (var secret : Backup.SECRETS) {
        archive.addText(secret, secret);
      }
      archive.end(Map.of("format", Manifest.FORMAT, "ended", "2026-11-26T08:00:00Z"));
    }
    return file;
  }

  private static void change(Path file, String name, String content) throws IOException {
    try (var zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
      Files.writeString(zip.getPath(name), content);
    }
  }

  private int restore(Path file, String... options) {
    var command = new CommandLine(new RestoreCommand()).setErr(new PrintWriter(new StringWriter()));
    var arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of("--data", data().toString()));
    arguments.addAll(List.of(options));
    return command.execute(arguments.toArray(String[]::new));
  }

  private Path data() {
    return directory.resolve("data");
  }
}
