package se.samla.ingest.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;
import se.samla.ingest.problems.Problem;

/**
 * The worst of each format, large enough to fill a small heap if anything of it were kept. Run in a
 * JVM of its own, which says of each how it ended.
 */
public final class HostileBodies {
  private static final int MANY = 2_000_000;
  private static final long SIZE = 160L << 20;
  private static final List<Body> ALL =
      List.of(
          new Body(
              "GZIP_BOMB",
              "text/csv",
              () -> inflated(gzip("name\n" + ("x".repeat(1_023) + "\n").repeat(64 << 10)))),
          new Body("ENDLESS_LINE", "text/csv", () -> endless("name\nUdden", "xxxxxxxx")),
          new Body("ENDLESS_QUOTE", "text/csv", () -> endless("name\n\"Udden", "x,\n")),
          new Body("MILLIONS_OF_EMPTY_ROWS", "text/csv", () -> endless("name\n", "\n")),
          new Body("MILLIONS_OF_BLANK_ROWS", "text/csv", () -> endless("name;city\n", " ; \n")),
          new Body("COLUMNS_WITHOUT_END", "text/csv", () -> endless("name", ",c")),
          new Body(
              "ENDLESS_LINE_IN_UTF_16",
              "text/csv",
              () -> repeated("name\nUdden", "xxxxxxxx", StandardCharsets.UTF_16LE)),
          new Body("DEEP_JSON", "application/json", () -> endless("[{\"a\":", "[")),
          new Body(
              "LONG_JSON_STRING", "application/json", () -> endless("[{\"name\":\"", "xxxxxxxx")),
          new Body("LONG_JSON_NAME", "application/json", () -> endless("[{\"", "xxxxxxxx")),
          new Body(
              "LONG_JSON_NUMBER", "application/json", () -> endless("[{\"latitude\":", "99999999")),
          new Body("JSON_BLANKS", "application/json", () -> endless("[", "      \n")),
          new Body(
              "NAMES_WITHOUT_END",
              "application/json",
              () -> new Counting("[{\"x\":{\"a\":1", ",\"%08x\":1")),
          new Body(
              "NAMES_WITHOUT_END_IN_LINES",
              "application/x-ndjson",
              () -> new Counting("{\"x\":{\"a\":1", ",\"%08x\":1")),
          new Body(
              "SHARED_STRINGS",
              UploadReaders.XLSX,
              () -> workbook("<row/>", i -> "<si><t>" + i + "</t></si>")),
          new Body(
              "NAMES_OF_ELEMENTS",
              UploadReaders.XLSX,
              () -> sheet(i -> "<row><n" + i + "/></row>")),
          new Body(
              "SHARED_FORMULAS",
              UploadReaders.XLSX,
              () ->
                  sheet(
                      i -> "<row><c><f t=\"shared\" ref=\"A1\" si=\"" + i + "\">A1</f></c></row>")),
          new Body(
              "CELLS_WITHOUT_END",
              UploadReaders.XLSX,
              () -> sheet(_ -> "<row>" + "<c/>".repeat(16_000) + "</row>")),
          new Body(
              "ZIP_BOMB",
              UploadReaders.XLSX,
              () -> bytes(Workbooks.ofSheet("<row/>".repeat(8 << 20)))));

  private HostileBodies() {}

  /** A body, and what it says it is. */
  private record Body(String name, String type, Supplier<InputStream> content) {}

  static List<String> names() {
    return ALL.stream().map(Body::name).toList();
  }

  /** Each body's name and end, a line each. */
  public static void main(String[] names) throws IOException {
    for (var hostile : ALL) {
      var started = System.nanoTime();
      var end = read(hostile);
      var seconds = (System.nanoTime() - started) / 1_000_000_000;
      System.out.println(hostile.name() + " " + end + " " + seconds);
    }
  }

  private static String read(Body hostile) throws IOException {
    var limits = TestLimits.withRows(1_000_000);
    var readers =
        new UploadReaders(
            new CsvReading(), new JsonReading(), new NdjsonReading(), new XlsxReading(limits));
    var rows = new RowReading(new Columns(ReadFile.BADPLATSER), new Dialect(), _ -> {}, limits);
    try (var in = new LimitedStream(hostile.content().get(), limits.inflatedBytes())) {
      readers.of(MediaType.parseMediaType(hostile.type())).orElseThrow().read(in, rows);
      return "read";
    } catch (Problem e) {
      return e.word() + "(" + String.valueOf(e.getMessage()).replace(' ', '_') + ")";
    }
  }

  private static InputStream endless(String start, String more) {
    return new EndlessStream(start, more, SIZE);
  }

  private static InputStream repeated(String start, String more, Charset charset) {
    return new EndlessStream(start.getBytes(charset), more.getBytes(charset), SIZE);
  }

  private static InputStream sheet(IntFunction<String> row) {
    return bytes(Workbooks.stored(many(row, 16 << 20)));
  }

  private static InputStream workbook(String rows, IntFunction<String> shared) {
    return bytes(Workbooks.withSharedStrings(rows, "<sst>" + many(shared, 30 << 20) + "</sst>"));
  }

  private static String many(IntFunction<String> part, int characters) {
    var text = new StringBuilder();
    for (var i = 0; i < MANY && text.length() < characters; i++) {
      text.append(part.apply(i));
    }
    return text.toString();
  }

  private static InputStream inflated(byte[] gzip) {
    return new InflatedStream(bytes(gzip), TestLimits.DEFAULTS);
  }

  private static InputStream bytes(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] gzip(String text) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Ever new text. */
  private static final class Counting extends InputStream {
    private final String more;
    private byte[] part;
    private int at;
    private int count;
    private long all;

    Counting(String start, String more) {
      this.part = start.getBytes(StandardCharsets.UTF_8);
      this.more = more;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, buffer.length);
      var first = read();
      if (first < 0 || length == 0) {
        return first < 0 ? -1 : 0;
      }
      buffer[offset] = (byte) first;
      var more = Math.min(length - 1, part.length - at);
      System.arraycopy(part, at, buffer, offset + 1, more);
      at += more;
      return 1 + more;
    }

    @Override
    public int read() {
      if (at == part.length) {
        if (all > SIZE) {
          return -1;
        }
        part =
            IntStream.range(count, count + 1_000)
                .mapToObj(more::formatted)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        all += part.length;
        count += 1_000;
        at = 0;
      }
      return part[at++];
    }
  }
}
