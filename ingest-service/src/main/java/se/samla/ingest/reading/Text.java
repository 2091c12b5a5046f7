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

  private long line = 1;
  private long column = 1;

  Text(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    var c = super.read();
    if (c >= 0) {
      pass((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    var count = super.read(buffer, offset, length);
    for (var i = 0; i < count; i++) {
      pass(buffer[offset + i]);
    }
    return count;
  }

  private void pass(char c) {
    if (c == MARK.charAt(0)) {
      throw new UnreadableFileException(
          line,
          column,
          "bytes that are no text in the file's encoding (expected: UTF-8, UTF-16 or"
              + " Windows-1252)");
    }
    column = c == '\n' ? 1 : column + 1;
    line += c == '\n' ? 1 : 0;
  }
}
