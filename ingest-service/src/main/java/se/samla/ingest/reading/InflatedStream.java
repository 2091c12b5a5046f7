package se.samla.ingest.reading;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A gzip body, inflated as it is read. One that inflates to more than so many times its size is a
 * bomb; tables of the worst kind inflate twenty times.
 */
public final class InflatedStream extends InputStream {
  /** Small bodies may repeat themselves as they like. */
  static final int FREE = 8 * 1024 * 1024;

  private static final int BUFFER = 8 * 1024;
  private final Counted compressed;
  private final int ratio;
  private @Nullable InputStream inflated;
  private long count;

  public InflatedStream(InputStream compressed, ReadingLimits limits) {
    this.ratio = limits.compressedRatio();
    this.compressed = new Counted(compressed);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * @throws UnreadableFileException when the body is no whole gzip stream
   * @throws LimitExceededException when it inflates too far
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      var n = inflated().read(buffer, offset, length);
      checkRatio(Math.max(0, n));
      return n;
    } catch (ZipException e) {
      throw notGzip(String.valueOf(e.getMessage()));
    } catch (EOFException e) {
      if (compressed.ended) {
        throw notGzip("the stream ends in its middle");
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    compressed.close();
  }

  private InputStream inflated() throws IOException {
    var open = inflated;
    if (open == null) {
      open = new GZIPInputStream(compressed, BUFFER);
      inflated = open;
    }
    return open;
  }

  private void checkRatio(int more) {
    count += more;
    mustNotExplode(count, compressed.count, ratio);
  }

  static void mustNotExplode(long inflated, long compressed, int ratio) {
    if (inflated > FREE && inflated > ratio * compressed) {
      throw new LimitExceededException("compressed-ratio", ratio, 0);
    }
  }

  private static UnreadableFileException notGzip(String what) {
    return new UnreadableFileException(1, 1, "gzip: " + what + " (expected: a whole gzip stream)");
  }

  private static final class Counted extends FilterInputStream {
    private long count;
    private boolean ended;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var b = super.read();
      pass(b < 0 ? -1 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var n = super.read(buffer, offset, length);
      pass(n);
      return n;
    }

    private void pass(int n) {
      count += Math.max(0, n);
      ended |= n < 0;
    }
  }
}
