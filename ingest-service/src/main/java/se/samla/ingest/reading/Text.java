package se.samla.ingest.reading;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Decoded text that refuses bytes which do not fit its encoding, at the line and column where they
 * stand. The decoder marks them with a character that no text contains.
 */
final class Text extends FilterReader {
  /** A noncharacter of Unicode, never in a file. */
  static final String MARK = "\uFFFF";

  private static final char MARKED = '\uFFFF';
  private long line = 1;
  private long column = 1;
  private boolean afterReturn;

  Text(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    var one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    var count = super.read(buffer, offset, length);
    for (var i = offset; i < offset + count; i++) {
      pass(buffer[i]);
    }
    return count;
  }

  private void pass(char c) {
    if (c == MARKED) {
      throw new UnreadableFileException(
          line,
          column,
          "bytes that are no text in the encoding in which the file began (expected: UTF-8, UTF-16"
              + " or Windows-1252 throughout)");
    }
    if (c > '\r') {
      column++;
      afterReturn = false;
    } else {
      control(c);
    }
  }

  private void control(char c) {
    if (c == '\r' || (c == '\n' && !afterReturn)) {
      line++;
    }
    column = c == '\r' || c == '\n' ? 1 : column + 1;
    afterReturn = c == '\r';
  }
}
