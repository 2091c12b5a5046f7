package se.samla.ingest.reading;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Remembers the last character before the line end that closes a file. */
final class LastCharacter extends FilterReader {
  private char last;
  private char lastButOne;

  LastCharacter(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    var c = super.read();
    if (c >= 0) {
      remember((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    var count = super.read(buffer, offset, length);
    for (var i = Math.max(0, count - 3); i < count; i++) {
      remember(buffer[offset + i]);
    }
    return count;
  }

  /** Whether the file ends with this character, a line end behind it aside. */
  boolean endsWith(char c) {
    return isLineEnd(last) ? lastButOne == c : last == c;
  }

  private void remember(char c) {
    if (!(isLineEnd(c) && isLineEnd(last))) {
      lastButOne = last;
      last = c;
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
