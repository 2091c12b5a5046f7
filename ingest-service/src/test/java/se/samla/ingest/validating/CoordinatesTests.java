package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samla.events.RawRow;
import se.samla.events.RowOperation;
import se.samla.events.ValidRow;
import se.samla.ingest.issues.Issue;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/**
 * The first point is the food-control specification's own; the others were computed apart, by the
 * formulae of Lantmäteriet's "Gauss conformal projection", which give its check point to the
 * millimetre.
 */
class CoordinatesTests {
  private static final DatasetDefinition BADPLATSER =
      DatasetDefinitions.load(null).find("badplatser").orElseThrow();
  private static final double A_CENTIMETRE = 2e-7;
  private static final List<String> BOHUSLAN =
      List.of("57,85;11,93", "57,87;11,95", "57,88;11,97", "57,86;12,01");

  /** The example of the food-control specification, which writes latitude first. */
  @Test
  void aPointInTheOrderOfTheFoodControlSpecificationIsTurned() {
    var result = validate("13.000366;55.606160");
    assertThat(pointOf(result)).containsExactly(55.606160, 13.000366);
    assertThat(result.issues())
        .extracting(CoordinatesTests::told)
        .containsExactly("coordinates-swapped 13.000366, 55.606160");
    assertThat(result.warnings()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "6164061.848;374031.174, 55.606160, 13.000366",
    "374031.174;6164061.848, 55.606160, 13.000366",
    "6 580 743.008;674 571.866, 59.3293, 18.0686",
    "7536069.970;719583.123, 67.8558, 20.2253"
  })
  void sweref99TmIsConvertedInEitherOrder(String point, double latitude, double longitude) {
    var result = validate(point);
    assertThat(result.issues())
        .extracting(i -> i.code().word())
        .containsExactly("coordinates-projected");
    assertThat(pointOf(result).get(0)).isCloseTo(latitude, within(A_CENTIMETRE));
    assertThat(pointOf(result).get(1)).isCloseTo(longitude, within(A_CENTIMETRE));
  }

  @Test
  void aLocalZoneIsToldByTheOtherRows() {
    var points = new ArrayList<>(BOHUSLAN);
    points.add("6415691.071;147031.826");
    var result = validate(points.toArray(String[]::new));
    assertThat(result.issues())
        .extracting(i -> i.code().word() + " " + i.line())
        .containsExactly("coordinates-projected 6");
    assertThat(result.issues().getFirst().expected()).endsWith("(SWEREF 99 12 00)");
    assertThat(result.valid().getRows().getLast().getLongitude())
        .isCloseTo(11.95, within(A_CENTIMETRE));
  }

  @Test
  void eachLocalZoneHasItsOwnMeridian() {
    var projections = new Projections();
    assertThat(projections.of(6579354.448, 153905.093))
        .contains(place(59.3293, 18.0686, CoordinateSystem.SWEREF99_18_00));
    assertThat(projections.of(7080435.051, 150640.070))
        .contains(place(63.8258, 20.2630, CoordinateSystem.SWEREF99_20_15));
    assertThat(projections.of(6164696.157, 118725.830))
        .contains(place(55.6050, 13.0038, CoordinateSystem.SWEREF99_13_30));
    assertThat(CoordinateSystem.ZONES).hasSize(12);
  }

  @Test
  void aLocalZoneThatNothingTellsIsRefusedWithOneFinding() {
    var result = validate("6416000;147000");
    assertThat(result.issues())
        .extracting(CoordinatesTests::told)
        .containsExactly("coordinates-ambiguous 6416000, 147000");
    assertThat(result.issues().getFirst().expected()).startsWith("WGS 84 | SWEREF 99 TM");
    assertThat(result.valid().getRows()).isEmpty();
  }

  @Test
  void aPointInSwedenIsTakenAsItIsGivenToTheLastDigit() {
    var result = validate("57.66512181118435;12.14254534196957");
    assertThat(result.issues()).isEmpty();
    assertThat(pointOf(result)).containsExactly(57.66512181118435, 12.14254534196957);
  }

  @ParameterizedTest
  @CsvSource({
    "0;0, outside-sweden",
    "48.85;2.35, outside-sweden",
    "9000000;500000, out-of-range",
    "6164061;, out-of-range"
  })
  void whatNoReadingBringsToSwedenStaysAsItIs(String point, String code) {
    assertThat(validate(point).issues())
        .extracting(i -> i.code().word())
        .contains(code)
        .doesNotContain("coordinates-projected", "coordinates-swapped");
  }

  private static Place place(double latitude, double longitude, CoordinateSystem system) {
    return new Place(latitude, longitude, system);
  }

  private static String told(Issue issue) {
    return issue.code().word() + " " + issue.value();
  }

  private static List<Double> pointOf(BatchResult result) {
    ValidRow row = result.valid().getRows().getFirst();
    return List.of(row.getLatitude(), row.getLongitude());
  }

  private static BatchResult validate(String... points) {
    var rows = new ArrayList<RawRow>();
    for (var point : points) {
      var parts = point.split(";", -1);
      var id = "bad" + rows.size();
      rows.add(
          new RawRow(
              rows.size() + 2,
              RowOperation.UPSERT,
              new ArrayList<>(List.of(id, id, parts[0], parts[1])),
              null,
              List.of(),
              List.of()));
    }
    var fields = List.of("place_id", "name", "latitude", "longitude");
    return Validated.of(BADPLATSER, fields, fields, rows);
  }
}
