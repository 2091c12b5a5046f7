package se.samla.ingest.reading;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A beginning, and then the same for ever, or nearly. */
final class EndlessStream extends InputStream {
  private static final long ONE_GIB = 1L << 30;
  private final byte[] start;
  private final byte[] more;
  private final long end;
  private long count;

  EndlessStream(String start, String more, long end) {
    this(start.getBytes(StandardCharsets.UTF_8), more.getBytes(StandardCharsets.UTF_8), end);
  }

  EndlessStream(byte[] start, byte[] more, long end) {
    this.start = start;
    this.more = more;
    this.end = end;
  }

  static EndlessStream of(String start, String more) {
    return new EndlessStream(start, more, ONE_GIB);
  }

  long count() {
    return count;
  }

  @Override
  public int read() {
    if (count >= end && (count - start.length) % more.length == 0) {
      return -1;
    }
    var at = count++;
    return at < start.length ? start[(int) at] : more[(int) ((at - start.length) % more.length)];
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    for (var i = 0; i < length; i++) {
      var b = read();
      if (b < 0) {
        return i == 0 ? -1 : i;
      }
      buffer[offset + i] = (byte) b;
    }
    return length;
  }

  @Override
  public String toString() {
    return new String(start, StandardCharsets.UTF_8) + "…";
  }
}
