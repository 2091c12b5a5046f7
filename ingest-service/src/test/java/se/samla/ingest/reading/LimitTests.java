package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitTests {
  private static final long ONE_GIB = 1L << 30;

  static Stream<Arguments> bombs() {
    return Stream.of(
        Arguments.of("columns", new CsvReading(), EndlessStream.of("name,", "column,")),
        Arguments.of("columns", new CsvReading(), EndlessStream.of("name\n", "x,")),
        Arguments.of("line-length", new CsvReading(), EndlessStream.of("name\nUdden", "xxxxxxxx")),
        Arguments.of("line-length", new CsvReading(), EndlessStream.of("name\n\"Udden", "x,\n")),
        Arguments.of("rows", new CsvReading(), EndlessStream.of("name\n", "x\n")),
        Arguments.of("json-depth", new JsonReading(), EndlessStream.of("[{\"a\":", "[")),
        Arguments.of("json-depth", new JsonReading(), EndlessStream.of("[{\"name\":", "{\"a\":")),
        Arguments.of("line-length", new JsonReading(), EndlessStream.of("[{\"name\":\"", "x")),
        Arguments.of("line-length", new JsonReading(), EndlessStream.of("[{\"name\":[0", ",0")),
        Arguments.of(
            "line-length",
            new JsonReading(),
            EndlessStream.of("[{\"a\":\"b\"", ",\"name\":\"xxxxxxxxxxxxx\"")),
        Arguments.of("rows", new JsonReading(), EndlessStream.of("[{}", ",{}")),
        Arguments.of("json-depth", new NdjsonReading(), EndlessStream.of("{\"a\":", "[")),
        Arguments.of("rows", new NdjsonReading(), EndlessStream.of("", "{}\n")));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void anEndlessFileIsRefusedByTheLimitThatItBreaksLongBeforeItsEnd(
      String limit, UploadReader reader, EndlessStream file) {
    var limits = TestLimits.withRows(100_000);
    assertThatThrownBy(() -> read(reader, file, limits))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining(limit + ": more than ")
        .hasMessageContaining("(expected: at most ");
    assertThat(file.count()).isLessThan(20_000_000);
  }

  @Test
  void anObjectOfEverNewMembersIsRefusedByTheLimitOfColumns() {
    var text = new StringBuilder("[{\"name\":\"A\"");
    for (var i = 0; i < 3_000; i++) {
      text.append(",\"c").append(i).append("\":1");
    }
    assertThatThrownBy(() -> ReadFile.json(text.append("}]").toString()))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("columns: more than 2000");
  }

  @Test
  void aLongFileTakesNoMoreMemoryAtItsEndThanAtItsBeginning() throws IOException {
    var used = new ArrayList<Long>();
    var rows = new AtomicInteger();
    var file =
        new EndlessStream("name,city\n", "Udden,Osby,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", 48 << 20);
    var reading =
        new RowReading(
            new Columns(ReadFile.BADPLATSER),
            new Dialect(),
            row -> {
              if (rows.incrementAndGet() % 500_000 == 1) {
                used.add(used());
              }
            },
            TestLimits.DEFAULTS);
    new CsvReading().read(file, reading);
    assertThat(used).hasSizeGreaterThan(2);
    assertThat(used.getLast() - used.getFirst()).isLessThan(8L << 20);
  }

  @Test
  void aGzipBombIsRefusedByItsRatio() {
    var bomb =
        new LimitedStream(
            new InflatedStream(
                new ByteArrayInputStream(gzip(new byte[32 << 20])), TestLimits.DEFAULTS),
            ONE_GIB);
    assertThatThrownBy(bomb::readAllBytes)
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("compressed-ratio: more than 200");
  }

  @Test
  void anOrdinaryTableInflatesToTheSameBytes() throws IOException {
    var table = "name;city;latitude\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    assertThat(
            new InflatedStream(new ByteArrayInputStream(gzip(table)), TestLimits.DEFAULTS)
                .readAllBytes())
        .isEqualTo(table);
  }

  @Test
  void aBrokenOrCutGzipBodyIsUnreadableAndAClientThatLeavesIsNot() {
    var whole = gzip("name;city\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    var cut = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(
            () ->
                new InflatedStream(new ByteArrayInputStream(cut), TestLimits.DEFAULTS)
                    .readAllBytes())
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("ends in its middle");
    assertThatThrownBy(
            () ->
                new InflatedStream(
                        new ByteArrayInputStream("name".getBytes(StandardCharsets.UTF_8)),
                        TestLimits.DEFAULTS)
                    .readAllBytes())
        .isInstanceOf(UnreadableFileException.class);
    assertThatThrownBy(() -> new InflatedStream(leaving(), TestLimits.DEFAULTS).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
  }

  private static void read(UploadReader reader, InputStream body, ReadingLimits limits)
      throws IOException {
    reader.read(
        body, new RowReading(new Columns(ReadFile.BADPLATSER), new Dialect(), row -> {}, limits));
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static InputStream leaving() {
    return new SequenceInputStream(InputStream.nullInputStream(), InputStream.nullInputStream()) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        throw new IOException("gone");
      }

      @Override
      public int read() throws IOException {
        throw new IOException("gone");
      }
    };
  }
}
