package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samla.events.RawRow;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.reading.ReadFile;
import se.samla.schemas.datasets.DatasetDefinitions;

/** Every file of the shared data, and our own sample of each dialect, to the expected records. */
class FilesTests {
  private static final Path SAMPLES = Path.of("src/test/resources/files");
  private static final Path SHARED = Path.of("../../shared/data");
  private static final List<Map<String, String>> EXPECTED =
      List.of(
          Map.of(
              "place_id", "007",
              "name", "Näset, norra udden",
              "latitude", "57.66512",
              "longitude", "12.14254",
              "description", "Två bryggor;\nen \"stor\" och en liten",
              "housenumber", "01",
              "postcode", "43535",
              "toilet", "true",
              "updated", "18775"),
          Map.of(
              "place_id", "008",
              "name", "Örsjön",
              "latitude", "56.5",
              "longitude", "13.9",
              "housenumber", "12 B",
              "postcode", "01234",
              "toilet", "false",
              "updated", "18775"),
          Map.of(
              "place_id", "009",
              "name", "Åviken",
              "latitude", "68.25",
              "longitude", "20.5",
              "description", "Gräsmatta",
              "postcode", "43896",
              "toilet", "true",
              "updated", "18321"));

  @ParameterizedTest
  @CsvSource({
    "comma-utf8-mark.csv,, encoding=UTF-8 separator=comma decimalSign=point",
    "semicolon-windows-decimal-comma.csv,, encoding=windows-1252 separator=semicolon"
        + " decimalSign=comma",
    "tab-utf16-mark.csv,, encoding=UTF-16LE separator=tab",
    "pipe-utf16-no-mark.csv,, encoding=UTF-16BE separator=pipe byteOrderMark=false",
    "semicolon-bare-cr.csv,, separator=semicolon decimalSign=comma",
    "trailing-separators-blank-lines.csv,, columns=11",
    "odd-headers-other-words.csv,, encoding=windows-1252",
    "decimal-blanks.csv,, decimalSign=comma",
    "rowstore-mark-in-key.json,, lines=entries",
    "array.json,, encoding=UTF-16LE",
    "lines.ndjson,, encoding=UTF-8",
    "points.geojson,, decimalSign=point",
    "latitude-first.geojson, coordinates-swapped, decimalSign=point",
    "sweref99-tm.csv, coordinates-projected, decimalSign=comma"
  })
  void eachDialectComesOutAsTheSameRecords(String name, @Nullable String code, String dialect) {
    var file = read(SAMPLES.resolve(name), "badplatser");
    var result = validated(file);
    assertThat(file.dialect().toString().replace(", ", " ")).contains(dialect.split(" "));
    assertThat(result.issues()).extracting(FilesTests::code).allMatch(word -> word.equals(code));
    assertThat(result.issues()).hasSize(code == null ? 0 : 3);
    assertSame(records(file));
  }

  private static void assertSame(List<Map<String, String>> records) {
    assertThat(records).hasSameSizeAs(EXPECTED);
    for (var i = 0; i < records.size(); i++) {
      var record = new TreeMap<>(records.get(i));
      for (var field : List.of("latitude", "longitude")) {
        var value = Double.parseDouble(record.get(field));
        assertThat(value).isCloseTo(Double.parseDouble(EXPECTED.get(i).get(field)), within(1e-7));
        record.put(field, EXPECTED.get(i).get(field));
      }
      assertThat(record).isEqualTo(EXPECTED.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          badplatser/harryda-1401-badplatser.csv           | badplatser          | 9    | {derived-id=9} | {city=Mölnlycke, country=Sweden, latitude=57.66512181118435, longitude=12.14254534196957, name=Frökens udde, postcode=435 35}
          badplatser/harryda-1401-badplatser-rowstore.json | badplatser          | 9    | {derived-id=9} | {city=Mölnlycke, country=Sweden, latitude=57.66512181118435, longitude=12.14254534196957, name=Frökens udde, postcode=435 35}
          badplatser/mariestad-1493-badplatser.csv         | badplatser          | 1    | {columns-shifted=1} | {nutskod=SE0A21493000001930, place_id=1477-Hattarevik}
          badplatser/hav-bathing-waters-2021-05-05.geojson | badplatser          | 2687 | {missing=6, outside-sweden=28} | {municipality_name=Osby, name=Vesljungasjön, nutskod=SE0441273000000001, longitude=13.7674095026078, latitude=56.4212500165633}
          leverantorsreskontra/vasteras-1980-rowstore.json | leverantorsreskontra | 2   |              | {datum=2025-01-01, belopp=-1302,03, kopare_id=2120002080, kommun_id=1980, leverantor_id=10004007}
          """)
  void eachFileThatWasPublishedIsRead(
      String name, String dataset, int rows, @Nullable String codes, String first) {
    var path = SHARED.resolve(name);
    assumeTrue(Files.exists(path), "skipped: no " + path);
    assumeTrue(DatasetDefinitions.load(null).find(dataset).isPresent(), "skipped: no " + dataset);
    var file = read(path, dataset);
    assertThat(file.rows()).hasSize(rows);
    assertThat(file.rows().getFirst()).containsAllEntriesOf(entries(first));
    assertThat(file.issues()).extracting(FilesTests::code).allMatch("unknown-column"::equals);
    assertThat(counts(validated(file))).hasToString(codes == null ? "{}" : codes);
  }

  /**
   * Västerås' file, and the same postings in the dialect of another publisher of the specification.
   */
  @Test
  void twoLedgersThatNobodyCouldReadTogetherComeOutAsTheSameRecords() {
    var published = SHARED.resolve("leverantorsreskontra/vasteras-1980-rowstore.json");
    assumeTrue(Files.exists(published), "skipped: no " + published);
    var one = read(published, "leverantorsreskontra");
    var other = read(SAMPLES.resolve("ledger-bare-cr-point.csv"), "leverantorsreskontra");
    assertThat(records(other)).hasSize(2).isEqualTo(records(one));
    assertThat(one.dialect()).containsEntry("decimalSign", "comma");
    assertThat(other.dialect()).containsEntry("decimalSign", "point");
  }

  private static List<Map<String, String>> records(ReadFile file) {
    return validated(file).valid().getRows().stream()
        .map(row -> Validated.record(row, file.dataset()))
        .toList();
  }

  /** Ids are derived while an upload is received; here a row without one is called by its line. */
  private static BatchResult validated(ReadFile file) {
    var rows = file.raw().stream().map(row -> hasId(file, row) ? row : withId(row)).toList();
    return Validated.of(file.dataset(), file.columns().fields(), file.columns().names(), rows);
  }

  private static boolean hasId(ReadFile file, RawRow row) {
    return file.dataset().localIdFields().stream()
        .map(file.columns()::placeOfField)
        .filter(place -> place >= 0 && place < row.getValues().size())
        .map(row.getValues()::get)
        .anyMatch(value -> value != null && !value.isBlank());
  }

  private static RawRow withId(RawRow row) {
    return new RawRow(
        row.getLine(),
        row.getOperation(),
        row.getValues(),
        "line " + row.getLine(),
        row.getRepeats(),
        row.getMasked());
  }

  private static Map<String, Long> counts(BatchResult result) {
    return result.issues().stream()
        .collect(Collectors.groupingBy(FilesTests::code, TreeMap::new, Collectors.counting()));
  }

  private static String code(Issue issue) {
    return issue.code().word();
  }

  private static Map<String, String> entries(String text) {
    return Arrays.stream(text.substring(1, text.length() - 1).split(", (?=\\w+=)"))
        .map(entry -> entry.split("=", 2))
        .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
  }

  private static ReadFile read(Path path, String dataset) {
    try {
      var definition = DatasetDefinitions.load(null).find(dataset).orElseThrow();
      return ReadFile.of(typeOf(path), Files.readAllBytes(path), definition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String typeOf(Path path) {
    var name = path.toString();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> "text/csv";
      case "json" -> "application/json";
      case "ndjson" -> "application/x-ndjson";
      default -> "application/geo+json";
    };
  }
}
