package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.uploads.RowLimit;
import se.samla.schemas.datasets.DatasetDefinitions;

class CsvReadingTests {
  private static final Map<String, String> UDDEN =
      Map.of("name", "Udden", "latitude", "57,1", "longitude", "12,5");

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheSeparatorByTheColumnsItGives(String separator) {
    var file =
        ReadFile.csv("name|latitude|longitude\nUdden|\"57,1\"|\"12,5\"\n".replace("|", separator));
    assertThat(file.rows()).containsExactly(UDDEN);
    assertThat(file.dialect().get("separator")).isNotNull();
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
  void passesOverTrailingSeparatorsOfHeaderAndRows() {
    var file = ReadFile.csv("name;city;;\nUdden;Osby;;\nViken;Osby\nNäset;Osby;;;;\n");
    assertThat(file.rows())
        .extracting(row -> row.get("name"))
        .containsExactly("Udden", "Viken", "Näset");
    assertThat(file.raw()).allSatisfy(row -> assertThat(row.getValues()).hasSize(2));
    assertThat(file.issues()).isEmpty();
  }

  @Test
  void carriesCellsUnderNoNameBehindTheOthersSoThatTheyAreNotLostInSilence() {
    var file = ReadFile.csv("name,city,bryggor,\nUdden,Osby,2,Nordost\n");
    assertThat(file.raw().getFirst().getValues()).containsExactly("Udden", "Osby", "Nordost");
    assertThat(file.rows().getFirst()).containsOnlyKeys("name", "city");
  }

  @Test
  void keepsLeadingZerosBlanksInsideAndEmptyQuotes() {
    var file = ReadFile.csv("place_id;housenumber;description;city\n007;\"01\"; två  ord ;\"\"\n");
    assertThat(file.rows())
        .containsExactly(
            Map.of("place_id", "007", "housenumber", "01", "description", " två  ord "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"57,5", "57.5"})
  void tellsTheDecimalSign(String latitude) {
    var file = ReadFile.csv("name;latitude\nUdden;" + latitude + "\n");
    assertThat(file.dialect())
        .containsEntry("decimalSign", latitude.contains(",") ? "comma" : "point");
  }

  @Test
  void masksAPersonalNumberThatAShiftHasPutUnderNoName() {
    var ledger = DatasetDefinitions.load(null).find("leverantorsreskontra").orElseThrow();
    var text = "leverantor;leverantor_id;\nBengt; Bygg;811228-9874\n";
    var file = ReadFile.of("text/csv", text.getBytes(StandardCharsets.UTF_8), ledger);
    assertThat(file.raw().getFirst().getValues()).containsExactly("Bengt", " Bygg", "811228-XXXX");
  }

  @Test
  void masksAPersonalNumberThatAShiftHasPutUnderAnotherName() {
    var header = "leverantor;leverantor_id;fakturanummer\n";
    var shifted = values(header + "Bengt; Bygg;811228-9874;F1\n");
    assertThat(shifted).containsExactly("Bengt", " Bygg", "811228-XXXX", "F1");
    var whole = values(header + "Bengt Bygg;5560000000;8112289874\n");
    assertThat(whole).containsExactly("Bengt Bygg", "5560000000", "8112289874");
  }

  private static List<String> values(String text) {
    var ledger = DatasetDefinitions.load(null).find("leverantorsreskontra").orElseThrow();
    var file = ReadFile.of("text/csv", text.getBytes(StandardCharsets.UTF_8), ledger);
    return file.raw().getFirst().getValues();
  }
}
