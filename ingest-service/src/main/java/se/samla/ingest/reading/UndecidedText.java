package se.samla.ingest.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Text that has been ASCII so far: a ledger's first Swedish letter may stand megabytes from its
 * beginning, and only then the encoding can be told.
 */
final class UndecidedText extends Reader {
  private static final int CHUNK = 8 * 1024;
  private final BufferedInputStream in;
  private final Dialect dialect;
  private final byte[] bytes = new byte[CHUNK];
  private @Nullable Reader decided;

  UndecidedText(BufferedInputStream in, Dialect dialect) {
    this.in = in;
    this.dialect = dialect;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    var rest = decided;
    return rest == null ? ascii(buffer, offset, length) : rest.read(buffer, offset, length);
  }

  private int ascii(char[] buffer, int offset, int length) throws IOException {
    in.mark(CHUNK);
    var count = in.read(bytes, 0, Math.min(length, CHUNK));
    if (count < 0) {
      dialect.note("encoding", "UTF-8");
      return -1;
    }
    var ascii = copyAscii(count, buffer, offset);
    if (ascii < count) {
      in.reset();
      in.skipNBytes(ascii);
      decided = Encoding.decide(in, dialect);
    }
    return ascii == 0 && length > 0 ? read(buffer, offset, length) : ascii;
  }

  private int copyAscii(int count, char[] buffer, int offset) {
    var i = 0;
    for (; i < count && bytes[i] >= 0; i++) {
      buffer[offset + i] = (char) bytes[i];
    }
    return i;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
