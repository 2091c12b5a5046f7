package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties, each tried on draws that their seed repeats: the seed is the test's name. */
class RoundTripTests {
  private static final List<String> FIELDS =
      List.of("place_id", "name", "description", "latitude", "street", "city", "toilet");
  private static final String[] PIECES = {
    "Å", "ä", "ö", "é", "€", "0", "007", "57,5", "-1.5", " ", "a", "Näs", "\"", ",", ";", "\t", "|",
    "\n", "\r\n", "'", "=", "#", "null", "\u00a0", "{", "]", "\\", "ß"
  };

  private static final byte[] TEXT =
      "{\"results\":[{\"name\":\"Å\",\"latitude\":57.1},[],{}]}\nname;\"x\";57,1\r\n\uFEFFname,\t|\u00e5"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] WORKBOOK =
      Workbooks.ofSheet(
          "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c></row>"
              + "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>1</v></c></row>");

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenInAnyDialectIsReadAsTheSameRecords(long seed) {
    var random = new Random(seed);
    var records = records(random);
    var dialect = WrittenDialect.drawn(random);
    var file = ReadFile.read(new CsvReading(), dialect.write(FIELDS, records));
    assertThat(file.rows()).as("%s", dialect).isEqualTo(written(records));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenAsJsonIsReadAsTheSameRecords(long seed) {
    var random = new Random(seed);
    var records = records(random);
    var lines = records.stream().map(RoundTripTests::json).toList();
    assertThat(ReadFile.json("[" + String.join(",", lines) + "]").rows())
        .isEqualTo(written(records));
    assertThat(ReadFile.ndjson(String.join("\n", lines)).rows()).isEqualTo(written(records));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noBytesMakeAReaderThrowAnythingButItsOwnError(long seed) {
    var random = new Random(seed);
    var bytes = broken(random, seed % 2 == 0 ? WORKBOOK : TEXT);
    for (var type :
        List.of("text/csv", "application/json", "application/x-ndjson", UploadReaders.XLSX)) {
      assertThatCode(() -> readOrRefuse(type, bytes)).doesNotThrowAnyException();
    }
  }

  private static void readOrRefuse(String type, byte[] bytes) {
    try {
      assertThat(ReadFile.of(type, bytes, ReadFile.BADPLATSER).rows()).isNotNull();
    } catch (UnreadableFileException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
    } catch (LimitExceededException e) {
      assertThat(e).hasMessageContaining("expected: at most");
    }
  }

  private static byte[] broken(Random random, byte[] seed) {
    var bytes = seed.clone();
    for (var hit = random.nextInt(8); hit >= 0; hit--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  /** Each with a name, so that none is a blank line. */
  private static List<Map<String, String>> records(Random random) {
    var records = new ArrayList<Map<String, String>>();
    for (var i = random.nextInt(1, 30); i > 0; i--) {
      var record = new TreeMap<String, String>();
      FIELDS.forEach(field -> record.put(field, text(random)));
      record.put("name", "N" + text(random));
      records.add(record);
    }
    return records;
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    IntStream.range(0, random.nextInt(6))
        .forEach(i -> text.append(PIECES[random.nextInt(PIECES.length)]));
    return text.toString();
  }

  /** A blank value is none. */
  private static List<Map<String, String>> written(List<Map<String, String>> records) {
    return records.stream()
        .map(
            record -> {
              var said = new TreeMap<>(record);
              said.values().removeIf(String::isBlank);
              return (Map<String, String>) said;
            })
        .toList();
  }

  private static String json(Map<String, String> record) {
    return record.entrySet().stream()
        .map(e -> quoted(e.getKey()) + ":" + quoted(e.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    var escaped =
        text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return "\"" + escaped + "\"";
  }
}
