package se.samla.ingest.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The encoding of a text file: a byte order mark decides, or the zeros that UTF-16 has at every
 * other place. Else the first bytes that are not ASCII decide, wherever they come: UTF-8 when they
 * are valid UTF-8, else Windows-1252, of which ISO 8859-1 is a part. Bytes that then do not fit
 * make the file unreadable: none is replaced in silence.
 */
enum Encoding {
  UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
  UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
  UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF"),
  WINDOWS_1252(Charset.forName("windows-1252"), "");

  static final int HEAD = 64 * 1024;
  private final Charset charset;
  private final String mark;

  Encoding(Charset charset, String mark) {
    this.charset = charset;
    this.mark = mark;
  }

  /**
   * A reader behind the byte order mark, which replaces nothing.
   *
   * @throws UnreadableFileException when the bytes are of another kind of file, or no text at all
   */
  static Reader open(InputStream body, Dialect dialect) throws IOException {
    var in = new BufferedInputStream(body, HEAD);
    var head = peek(in);
    Signature.mustBeText(head);
    for (var encoding : values()) {
      if (encoding.startsWithMark(head)) {
        return encoding.behindMark(in, dialect);
      }
    }
    dialect.note("byteOrderMark", false);
    return new Text(
        isUtf16(head, 1)
            ? UTF_16LE.decode(in, dialect)
            : isUtf16(head, 0) ? UTF_16BE.decode(in, dialect) : new UndecidedText(in, dialect));
  }

  /** By bytes of which the first is not ASCII. */
  static Reader decide(BufferedInputStream in, Dialect dialect) throws IOException {
    return (isUtf8(peek(in)) ? UTF_8 : WINDOWS_1252).decode(in, dialect);
  }

  private Reader behindMark(InputStream in, Dialect dialect) throws IOException {
    dialect.note("byteOrderMark", true);
    in.skipNBytes(mark.length());
    return new Text(decode(in, dialect));
  }

  private Reader decode(InputStream in, Dialect dialect) {
    dialect.note("encoding", charset.name());
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(Text.MARK));
  }

  private static byte[] peek(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    var head = in.readNBytes(HEAD - 1);
    in.reset();
    return head;
  }

  private boolean startsWithMark(byte[] head) {
    var beginning = new String(head, 0, Math.min(head.length, 3), StandardCharsets.ISO_8859_1);
    return !mark.isEmpty() && beginning.startsWith(mark);
  }

  /** Nearly every second byte of Western text in UTF-16 is zero, and none of the others. */
  private static boolean isUtf16(byte[] head, int zeros) {
    var start = Arrays.copyOf(head, Math.min(head.length, 1024) & ~1);
    var found = 0;
    for (var i = 0; i < start.length; i++) {
      if (start[i] == 0 && i % 2 != zeros) {
        return false;
      }
      found += start[i] == 0 ? 1 : 0;
    }
    return found * 4 > start.length;
  }

  private static boolean isUtf8(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    return !decoder
        .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false)
        .isError();
  }
}
