package se.samla.ingest.reading;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.events.RawRow;

class XlsxReadingTests {
  @Test
  void readsTheFirstSheetWithNumbersDatesAndYesesAsText() {
    var file =
        ReadFile.xlsx(Workbooks.with("Badplatser", XlsxReadingTests::fill), ReadingOptions.NONE);
    assertThat(file.rows())
        .containsExactly(
            Map.of(
                "place_id",
                "0071",
                "name",
                "Åsjön",
                "latitude",
                "57.7",
                "toilet",
                "true",
                "updated",
                "2021-05-28",
                "postcode",
                "01234"),
            Map.of("place_id", "0072", "name", "Ön", "updated", "2021-05-28T08:30"));
    assertThat(file.raw()).extracting(RawRow::getLine).containsExactly(2, 4);
    assertThat(file.dialect()).containsEntry("sheet", "Badplatser");
  }

  private static void fill(Worksheet sheet) {
    Workbooks.row(sheet, 0, "place_id", "name", "latitude", "toilet", "updated", "postcode");
    Workbooks.row(sheet, 1, "0071", "Åsjön", 57.7, true, LocalDate.of(2021, 5, 28), 1234);
    sheet.style(1, 4).format("yyyy-mm-dd").set();
    sheet.style(1, 5).format("00000").set();
    Workbooks.row(sheet, 3, "0072", "Ön", null, null, LocalDateTime.of(2021, 5, 28, 8, 30));
    sheet.style(3, 4).format("yyyy-mm-dd h:mm").set();
  }

  @Test
  void readsTheSheetThatTheAddressNames() {
    var book =
        Workbooks.with(
            "Läs mig", s -> Workbooks.row(s, 0, "Om filen"), "Data", XlsxReadingTests::fill);
    assertThat(ReadFile.xlsx(book, new ReadingOptions("Data")).rows()).hasSize(2);
    assertThatThrownBy(() -> ReadFile.xlsx(book, ReadingOptions.NONE))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("Om filen");
    assertThatThrownBy(() -> ReadFile.xlsx(book, new ReadingOptions("Blad3")))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("sheet: Blad3 (expected: one of [Läs mig, Data])");
  }

  @ParameterizedTest
  @CsvSource({
    "<c r=\"A2\"><v>57.700000000000003</v></c>, 57.7",
    "<c r=\"A2\"><v>43535</v></c>, 43535",
    "<c r=\"A2\"><v>1E-3</v></c>, 0.001",
    "<c r=\"A2\"><v>1E999999999</v></c>, 1E+999999999",
    "<c r=\"A2\" t=\"str\"><f>B1</f><v>007</v></c>, 007",
    "<c r=\"A2\" t=\"b\"><v>0</v></c>, false",
    "<c r=\"A2\" t=\"e\"><v>#N/A</v></c>, #N/A",
    "<c r=\"A2\" t=\"inlineStr\"><is><t>Å</t></is></c>, Å"
  })
  void readsWhatACellShows(String cell, String text) {
    var book =
        Workbooks.ofSheet(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c></row><row r=\"2\">"
                + cell
                + "</row>");
    assertThat(ReadFile.xlsx(book, ReadingOptions.NONE).rows())
        .containsExactly(Map.of("name", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row><c r=\"ZZZZZ1\"><v>1</v></c></row>",
        "<row><c r = '&#65;ZZZZ1'><v>1</v></c></row>",
        "<row><c r=\"A1\" t=\"s\"><v>9</v></c></row>",
        "<row><c r=\"\"><v>1</v></c></row>",
        "<row r=\"x\"><c r=\"A1\"><v>1</v></c></row>",
        "<row><c t=\"inlineStr\"><is><t><![CDATA[<<<]]></t></is></c></row>",
        "<row><c r=\"A1\">",
        ""
      })
  void aSheetThatNoSpreadsheetWritesIsUnreadable(String rows) {
    assertThatThrownBy(() -> read(Workbooks.ofSheet(rows)))
        .isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void whatIsNoZipIsUnreadable() {
    assertThatThrownBy(() -> read("name,city\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("no workbook");
  }

  @Test
  void aBombIsRefusedByTheLimitThatItBreaks() {
    assertThatThrownBy(() -> read(Workbooks.ofSheet("<row r=\"1\"/>".repeat(4_000_000))))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("compressed-ratio: more than 200");
    assertThatThrownBy(() -> read(Workbooks.ofSheet("<row>" + "<c/>".repeat(1_500_000) + "</row>")))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("columns: more than 16384");
  }

  static Stream<Arguments> hostile() {
    var shared = "<c><f t=\"shared\" si=\"0\"/></c>";
    var longFormula =
        "<c><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + "A1".repeat(4_000) + "</f></c>";
    return Stream.of(
        Arguments.of("formula-steps", "<row>" + longFormula + shared.repeat(16_000) + "</row>"),
        Arguments.of(
            "formula-steps",
            "<row>"
                + "<c><f t=\"array\" ref=\"A1\">1</f></c>".repeat(60_000 / 4)
                + "</row>"
                + ("<row>" + "<c/>".repeat(15_000) + "</row>").repeat(5)),
        Arguments.of(
            "shared-strings-bytes",
            ("<row>"
                    + "<c><f t=\"shared\" ref=\"A1\" si=\"1\">"
                    + "A".repeat(100_000)
                    + "</f></c></row>")
                .repeat(400)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void formulasThatWouldFillTheMemoryOrNeverEndAreRefused(String limit, String rows) {
    assertThatThrownBy(() -> read(Workbooks.stored(rows)))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining(limit + ": more than ");
  }

  static Stream<String> endless() {
    return Stream.of(
        "<row><c><v>" + "9".repeat(100_000) + "</v></c></row>",
        "<row>" + "<a>".repeat(100),
        "<row>" + IntStream.range(0, 3_000).mapToObj(i -> "<n" + i + "/>").collect(joining()),
        "<row>" + IntStream.range(0, 3_000).mapToObj(i -> "<c n" + i + "='1'/>").collect(joining()),
        "<row x=\"><row>\">",
        "<row><c x=\"" + "y".repeat(5_000) + "\"/></row>");
  }

  @ParameterizedTest
  @MethodSource("endless")
  void whatAParserWouldKeepOrCountForeverIsUnreadable(String rows) {
    assertThatThrownBy(() -> read(Workbooks.ofSheet(rows)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("as spreadsheets write it");
  }

  @Test
  void aTimeAsSmallAsNumbersGoIsMidnight() {
    var book =
        Workbooks.ofSheet(
            "<row><c t=\"inlineStr\"><is><t>name</t></is></c></row>"
                + "<row><c s=\"1\"><v>1E-999999999</v></c></row>");
    assertThat(ReadFile.xlsx(book, ReadingOptions.NONE).rows())
        .containsExactly(Map.of("name", "1E-999999999"));
  }

  @Test
  void aDirectoryOfAMillionEntriesIsRefused() {
    var entries = "PK\u0001\u0002".repeat(10_001).getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> read(entries))
        .isInstanceOf(LimitExceededException.class)
        .hasMessage("zip-entries: more than 10000 (expected: at most 10000)");
  }

  @Test
  void aWorkbookWaitsForTheMemoryOfOthers() throws Exception {
    var small = new XlsxReading(TestLimits.DEFAULTS, 1);
    var body = Workbooks.with("Data", XlsxReadingTests::fill);
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Integer> reading = () -> ReadFile.xlsx(small, body).rows().size();
      for (var read : threads.invokeAll(Collections.nCopies(8, reading))) {
        assertThat(read.get()).isEqualTo(2);
      }
    }
  }

  private static ReadFile read(byte[] bytes) {
    var file = ReadFile.xlsx(bytes, ReadingOptions.NONE);
    if (file.raw().isEmpty()) {
      throw UnreadableFileException.empty();
    }
    return file;
  }
}
