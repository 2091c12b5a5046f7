package se.samla.ingest.reading;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Remembers the last character of a file before the line ends that close it. */
final class LastCharacter extends FilterReader {
  private char last;

  LastCharacter(Reader in) {
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
    var i = offset + count - 1;
    while (i >= offset && isLineEnd(buffer[i])) {
      i--;
    }
    last = i >= offset ? buffer[i] : last;
    return count;
  }

  boolean endsWith(char c) {
    return last == c;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
