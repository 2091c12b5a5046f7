package se.samla.standalone.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import se.samla.infrastructure.Directories;
import se.samla.infrastructure.Launch;
import se.samla.infrastructure.PartFailedException;

/**
 * A service's jar laid out as its image has it (deploy/Dockerfile): a JVM reads jars beside each
 * other in half the time that jars within a jar take.
 */
record ExtractedJar(Path jar) {
  private static final String LAYOUTS = "layout";

  /**
   * Made once per content of the jar; what earlier ones left is deleted.
   *
   * @return the jar to run
   * @throws PartFailedException when the jar is not built
   */
  Path ready() {
    if (Files.notExists(jar)) {
      throw new PartFailedException(
          jar + " is missing (expected: built by `mvn -DskipTests package`)");
    }
    var layouts = jar.resolveSibling(LAYOUTS);
    try {
      var layout = layouts.resolve(sum());
      if (Files.notExists(layout)) {
        Directories.delete(layouts);
        extract(Files.createDirectories(layouts), layout);
      }
      return layout.resolve(jar.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " could not be laid out", e);
    }
  }

  /** A copy beside it is moved into place when it is whole. */
  private void extract(Path layouts, Path layout) throws IOException {
    var copy = Files.createTempDirectory(layouts, "new-");
    var command =
        List.of(
            Launch.java(),
            "-XX:TieredStopAtLevel=1",
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--force",
            "--destination",
            copy.toString());
    run(new ProcessBuilder(command).redirectErrorStream(true));
    Files.move(copy, layout, StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(ProcessBuilder program) throws IOException {
    var process = program.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new PartFailedException(jar + " could not be laid out: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("interrupted while laying out " + jar, e);
    }
  }

  /**
   * Of what is in it. Its time says nothing: builds are reproducible, all jars are of one instant.
   */
  private String sum() throws IOException {
    var sum = new CRC32();
    try (var content = new ZipFile(jar.toFile())) {
      content.stream()
          .map(entry -> entry.getName() + entry.getCrc())
          .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    }
    return Long.toHexString(sum.getValue());
  }
}
