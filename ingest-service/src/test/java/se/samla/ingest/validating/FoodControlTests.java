package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samla.ingest.reading.ReadRows;

/** One food-control file, posted to each of its two datasets. */
class FoodControlTests {
  private static final RowValidator.Owner BY =
      new RowValidator.Owner("2120000142", "1499", LocalDate.of(2026, 11, 23));
  private static final String PREMISES = "livsmedelsanlaggningar";
  private static final String INSPECTIONS = "livsmedelsinspektioner";

  private static final String JSON =
      """
      {"lang": "sv", "inspecOrg": {"name": "Byköping", "id": "1499"},
       "facilities": [
        {"organizationNumber": "811218-9876", "name": "Kafé Knut", "type": ["Servering", "Kafé"], "idLocal": "7",
         "idNational": "F-1499-7", "active": "2", "modified": "2026-03-19T16:31:34+01:00",
         "address": {"streetAddress": "Torget 1", "postalCode": "387 82", "locality": "Byköping"},
         "location": {"wgs84": {"type": "Point", "coordinates": [55.606160, 13.000366]},
                      "sweref99": {"type": "Point", "coordinates": [6164061.848, 374031.174]}}},
        {"name": "Byköpings vattenverk", "type": ["Dricksvattenanläggning"], "idLocal": "8", "idNational": "F-1499-8",
         "location": {"wgs84": {"coordinates": [13.0, 55.6]}}},
        {"name": "Annan kommun", "type": ["Servering"], "idLocal": "9", "idNational": "F-0180-9",
         "location": {"wgs84": {"coordinates": [13.0, 55.6]}}}],
       "inspections": [
        {"idLocal": "1", "idNational": "I-1499-1", "prenotified": true, "type": 0, "assessment": 0,
         "inspectionPoints": {"passed": ["A01", "J02"], "remark": ["A03"]}, "date": "2026-03-19T16:31:34+01:00"}]}
      """;

  private static final String CSV =
      """
      facility.name,facility.type,facility.idLocal,facility.idNational,facility.location.wgs84.coordinates,inspection.idLocal,inspection.idNational,inspection.prenotified,inspection.type,inspection.inspectionPoints.passed,inspection.assessment,inspection.date, inspection.modified
      Kafé Knut,"[""Servering""]",7,F-1499-7,"[55.60616,13.000366]",1,I-1499-1,true,0,"[""A01"",""J02""]",0,2026-03-19,2026-04-13
      Kafé Knut,"[""Servering""]",7,F-1499-7,"[55.60616,13.000366]",2,I-1499-2,false,1,,1,2026-05-19,
      Kafé Ny,"[""Servering""]",8,F-1499-8,"[13.000366,55.60616]",,,,,,,,
      Kafé Knut,"[""Bageri""]",7,F-1499-7,"[55.60616,13.000366]",3,I-1499-3,false,1,,1,2026-06-19,
      """;

  private static ValidatedFile json(String dataset) {
    return ValidatedFile.json(dataset, JSON.getBytes(StandardCharsets.UTF_8), BY);
  }

  private static ValidatedFile csv(String dataset) {
    return ValidatedFile.csv(dataset, CSV, BY, 2);
  }

  @Test
  void theDefinitionTakesItsPartOfAJsonFile() {
    assertThat(json(PREMISES).contents().getFirst())
        .containsAllEntriesOf(
            Map.of(
                "idNational", "F-1499-7",
                "type", "[\"Servering\",\"Kafé\"]",
                "postalCode", "38782",
                "locality", "Byköping",
                "latitude", 55.606160,
                "longitude", 13.000366,
                "modified", "2026-03-19"));
    assertThat(json(INSPECTIONS).contents())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("passed", "[\"A01\",\"J02\"]")
                    .containsEntry("date", "2026-03-19"));
  }

  @Test
  void theDefinitionTakesItsPartOfACsvFile() {
    var premises = csv(PREMISES);
    assertThat(premises.ids()).containsExactly("F-1499-7", "F-1499-8");
    assertThat(premises.contents()).extracting(row -> row.get("latitude")).containsOnly(55.60616);
    var inspections = csv(INSPECTIONS);
    assertThat(inspections.ids()).containsExactly("I-1499-1", "I-1499-2", "I-1499-3");
    assertThat(inspections.contents().getFirst()).containsEntry("facility", "F-1499-7");
    assertThat(inspections.issues()).isEmpty();
  }

  @Test
  void theSpecificationsOwnExampleIsValidInBothDatasets() {
    var example = ValidatedFile.published("../specs/livsmedelskontroller/exempel.csv");
    var malmo = new RowValidator.Owner("2120001124", "1280", LocalDate.of(2026, 11, 23));
    for (var dataset : List.of(PREMISES, INSPECTIONS)) {
      var file = ValidatedFile.csv(dataset, example, malmo);
      assertThat(file.issues()).isEmpty();
      assertThat(file.rows()).hasSize(1);
    }
  }

  @Test
  void theOtherPartOfTheFileIsLeftOutWithoutAWord() {
    for (var dataset : List.of(PREMISES, INSPECTIONS)) {
      var definition = ValidatedFile.definition(dataset);
      assertThat(ReadRows.csv(definition, CSV.getBytes(StandardCharsets.UTF_8)).issues()).isEmpty();
      assertThat(ReadRows.json(definition, JSON.getBytes(StandardCharsets.UTF_8)).issues())
          .isEmpty();
    }
    var misspelt = CSV.replace("facility.name", "facility.nam");
    assertThat(
            ReadRows.csv(
                    ValidatedFile.definition(PREMISES), misspelt.getBytes(StandardCharsets.UTF_8))
                .issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.column()).isEqualTo("facility.nam"));
  }

  @Test
  void identicalRepeatsOfAPremisesCollapseAndADifferingOneIsAnError() {
    assertThat(csv(PREMISES).codes()).containsExactly("5 repeated-id");
  }

  @Test
  void drinkingWaterIsRefusedAndNothingOfItIsKept() {
    var file = json(PREMISES);
    assertThat(file.codes()).contains("2 not-for-publication");
    assertThat(file.quarantined()).doesNotContain("F-1499-8");
    assertThat(file.idUnreadable()).isFalse();
  }

  @Test
  void premisesOfAnotherMunicipalityAreOutsideThePerimeter() {
    var file = json(PREMISES);
    assertThat(file.codes()).contains("3 outside-perimeter");
    assertThat(file.ids()).containsExactly("F-1499-7");
  }

  @Test
  void aSoleTradersPersonalNumberIsMaskedInRecordAndIssue() {
    var file = json(PREMISES);
    assertThat(file.contents().getFirst()).containsEntry("organizationNumber", "811218-XXXX");
    assertThat(file.codes()).contains("1 personal-number");
    assertThat(file.issues().getFirst().value()).isEqualTo("811218-XXXX");
    assertThat(file.raw()).noneMatch(row -> row.toString().contains("9876"));
  }
}
