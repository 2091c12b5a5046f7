package se.samla.ingest.receiving;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import se.samla.ingest.IngestSettings;

/**
 * A body that must come at a pace: a client that sends a byte a second would hold a place for days.
 * Only the time spent waiting for the client counts.
 */
final class PacedStream extends FilterInputStream {
  private final IngestSettings.Limits limits;
  private final LongSupplier nanoTime;
  private long waited;
  private long bytes;

  PacedStream(InputStream in, IngestSettings.Limits limits, LongSupplier nanoTime) {
    super(in);
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  @Override
  public int read() throws IOException {
    var before = nanoTime.getAsLong();
    var b = super.read();
    count(b < 0 ? 0 : 1, before);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var before = nanoTime.getAsLong();
    var n = super.read(buffer, offset, length);
    count(Math.max(0, n), before);
    return n;
  }

  private void count(int more, long before) {
    bytes += more;
    waited += nanoTime.getAsLong() - before;
    var seconds = Duration.ofNanos(waited).toSeconds();
    if (seconds >= limits.slowAfter().toSeconds()
        && bytes < seconds * limits.slowestBytesPerSecond()) {
      throw new SlowClientException(limits.slowestBytesPerSecond());
    }
  }
}
