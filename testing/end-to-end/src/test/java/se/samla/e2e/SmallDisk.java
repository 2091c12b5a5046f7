package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own in memory, small enough to be filled. */
record SmallDisk(Path path) implements AutoCloseable {
  private static final byte[] MEGABYTE = new byte[1 << 20];

  /** Skips the test where nobody may mount one. */
  static SmallDisk ofMegabytes(int size) {
    try {
      var path = Files.createTempDirectory("samla-disk-");
      var mounted =
          run(
              "mount",
              "-t",
              "tmpfs",
              "-o",
              "size=" + size + "m,mode=755",
              "tmpfs",
              path.toString());
      if (!mounted) {
        Files.delete(path);
      }
      Assumptions.assumeTrue(mounted, "no file system can be mounted here");
      return new SmallDisk(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until nothing more goes in. */
  void fill() {
    try (var out = Files.newOutputStream(ballast())) {
      while (Files.getFileStore(path).getUsableSpace() > 0) {
        out.write(MEGABYTE);
      }
    } catch (IOException _) {
      // it is full
    }
  }

  void empty() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path ballast() {
    return path.resolve("ballast");
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (!run("umount", path.toString())) {
        throw new IllegalStateException(path + " is still in use (expected: nobody uses it)");
      }
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
