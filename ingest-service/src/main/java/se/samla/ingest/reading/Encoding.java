package se.samla.ingest.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text file: a byte order mark decides; else UTF-8 when the beginning is valid
 * UTF-8; else Windows-1252, of which ISO 8859-1 is a part. Bytes that then do not fit make the file
 * unreadable: none is replaced in silence.
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

  /** A reader behind the byte order mark, which remembers nothing and replaces nothing. */
  static Reader open(InputStream body, Dialect dialect) throws IOException {
    var in = new BufferedInputStream(body, HEAD);
    in.mark(HEAD);
    var head = in.readNBytes(HEAD - 1);
    in.reset();
    return detect(head).reader(in, head, dialect);
  }

  private Reader reader(InputStream in, byte[] head, Dialect dialect) throws IOException {
    dialect.note("encoding", charset.name());
    dialect.note("byteOrderMark", startsWithMark(head));
    in.skipNBytes(startsWithMark(head) ? mark.length() : 0);
    return new Text(new InputStreamReader(in, marking(charset)));
  }

  private static CharsetDecoder marking(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .replaceWith(Text.MARK);
  }

  private static Encoding detect(byte[] head) {
    for (var encoding : values()) {
      if (encoding.startsWithMark(head)) {
        return encoding;
      }
    }
    return isUtf8(head) ? UTF_8 : WINDOWS_1252;
  }

  private boolean startsWithMark(byte[] head) {
    var beginning = new String(head, 0, Math.min(head.length, 3), StandardCharsets.ISO_8859_1);
    return !mark.isEmpty() && beginning.startsWith(mark);
  }

  private static boolean isUtf8(byte[] head) {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    return !decoder
        .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false)
        .isError();
  }
}
