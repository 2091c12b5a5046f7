package se.samla.ingest.receiving;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A body on disk, as it was sent, until it is closed. */
final class KeptBody implements AutoCloseable {
  private static final int PART = 64 * 1024;
  private static final int PARTS_OF_PROGRESS = 16;

  private final Path file;
  private @Nullable InputStream open;

  private KeptBody(Path file) {
    this.file = file;
  }

  /**
   * @throws IOException when the bytes do not come
   */
  static KeptBody of(InputStream sent, Runnable progress) throws IOException {
    var body = new KeptBody(Files.createTempFile("samla-", ".body"));
    try {
      body.take(sent, progress);
      return body;
    } catch (IOException | RuntimeException e) {
      body.close();
      throw e;
    }
  }

  private void take(InputStream sent, Runnable progress) throws IOException {
    var buffer = new byte[PART];
    try (var out = Files.newOutputStream(file)) {
      var parts = 0;
      for (var n = sent.readNBytes(buffer, 0, PART); n > 0; n = sent.readNBytes(buffer, 0, PART)) {
        out.write(buffer, 0, n);
        parts++;
        if (parts % PARTS_OF_PROGRESS == 0) {
          progress.run();
        }
      }
    }
  }

  InputStream open() throws IOException {
    var in = Files.newInputStream(file);
    open = in;
    return in;
  }

  @Override
  public void close() {
    try {
      if (open != null) {
        open.close();
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
