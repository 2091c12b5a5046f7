package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.uploads.RowLimit;

class CsvReadingTests {
  private static final Map<String, String> UDDEN =
      Map.of("name", "Udden", "latitude", "57,1", "longitude", "12,5");

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void findsTheSeparatorByTheColumnsItGives(String separator) {
    var file = ReadFile.csv("name|latitude|longitude\nUdden|57,1|12,5\n".replace("|", separator));
    assertThat(file.rows()).containsExactly(UDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void takesAnyLineEndAndSkipsBlankLines(String end) {
    var file =
        ReadFile.csv("name;latitude;longitude|Udden;57,1;12,5||Udden;57,1;12,5|".replace("|", end));
    assertThat(file.rows()).containsExactly(UDDEN, UDDEN);
    assertThat(file.raw()).extracting(RawRow::getLine).containsExactly(2, 4);
  }

  @Test
  void mapsHeadersWhateverTheirCaseBlanksMarksAndGeneration() {
    var file =
        ReadFile.csv("\uFEFF NAME ,Changing  Room,wc,hov_ref\nUdden,ja,nej,SE0441273000000001\n");
    assertThat(file.rows())
        .containsExactly(
            Map.of(
                "name",
                "Udden",
                "changing_room",
                "ja",
                "toilet",
                "nej",
                "nutskod",
                "SE0441273000000001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-1"})
  void readsSwedishLettersInTheEncodingsOfSpreadsheets(String encoding) {
    var file = ReadFile.csv("name,city\nSjöängen,Mölnlycke\n", Charset.forName(encoding));
    assertThat(file.rows()).containsExactly(Map.of("name", "Sjöängen", "city", "Mölnlycke"));
    assertThat(file.dialect())
        .containsEntry("encoding", encoding.equals("UTF-8") ? "UTF-8" : "windows-1252");
  }

  @Test
  void readsUtf16ByItsMark() {
    assertThat(ReadFile.csv("\uFEFFname,city\nÖn,Åre\n", StandardCharsets.UTF_16LE).rows())
        .containsExactly(Map.of("name", "Ön", "city", "Åre"));
  }

  @Test
  void keepsQuotedSeparatorsAndLineBreaksAndCountsLinesRight() {
    var file = ReadFile.csv("name,description\n\"Udden, norra\",\"två\nrader\"\nViken,\n");
    assertThat(file.rows())
        .containsExactly(
            Map.of("name", "Udden, norra", "description", "två\nrader"), Map.of("name", "Viken"));
    assertThat(file.raw()).extracting(RawRow::getLine).containsExactly(2, 4);
  }

  @Test
  void namesAnUnknownColumnOnce() {
    var file = ReadFile.csv("name,bryggor\nUdden,2\nViken,3\n");
    assertThat(file.issues()).extracting(Issue::column).containsExactly("bryggor");
  }

  @Test
  void aRowMaySayDelete() {
    var file = ReadFile.csv("place_id,_operation\na,delete\nb,\n");
    assertThat(file.raw())
        .extracting(RawRow::getOperation)
        .containsExactly(RowOperation.DELETE, RowOperation.UPSERT);
  }

  @Test
  void aQuoteThatIsNeverClosedDoesNotSwallowTheRestInSilence() {
    assertThatThrownBy(() -> ReadFile.csv("name,city\nA,\"B\nC,D\nE,F\n"))
        .isInstanceOfSatisfying(
            UnreadableFileException.class, e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void bytesThatAreNoTextMakeTheFileUnreadableInsteadOfReplacedInSilence() {
    var bytes =
        ("name,city\n" + "Udden,Åre\n".repeat(10_000) + "X,").getBytes(StandardCharsets.UTF_8);
    var broken = Arrays.copyOf(bytes, bytes.length + 2);
    broken[bytes.length] = (byte) 0xC3;
    broken[bytes.length + 1] = '\n';
    assertThatThrownBy(() -> ReadFile.read(new CsvReading(), broken))
        .isInstanceOfSatisfying(
            UnreadableFileException.class,
            e -> assertThat(List.of(e.line(), e.column())).containsExactly(10_002L, 3L));
  }

  @Test
  void aHeaderWithoutAKnownColumnIsRefusedWithWhatWasExpected() {
    assertThatThrownBy(() -> ReadFile.csv("<html>\n<body>"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("longitude");
  }

  @Test
  void aRowOfMegabytesTravelsCutToJustOverTheLimit() {
    var file = ReadFile.csv("place_id,description\nudden," + "x".repeat(900_000) + "\n");
    assertThat(RowLimit.sizeOf(file.raw().getFirst().getValues()))
        .isEqualTo(RowLimit.MAX_CHARACTERS + 1);
    assertThat(file.rows().getFirst()).containsEntry("place_id", "udden");
  }

  @Test
  void readsAnOfficialFileWithMarkAndEmptyIds() throws Exception {
    var path = Path.of("../../shared/data/badplatser/harryda-1401-badplatser.csv");
    Assumptions.assumeTrue(Files.exists(path), "skipped: ../shared/data is not here");
    var file = ReadFile.read(new CsvReading(), Files.readAllBytes(path));
    assertThat(file.rows())
        .hasSize(9)
        .allSatisfy(row -> assertThat(row).containsKeys("name", "latitude", "longitude"));
    assertThat(file.issues()).isEmpty();
  }
}
