package se.samla.notification.subscribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.State;
import se.samla.notification.problems.InvalidRequestException;
import se.samla.schemas.changes.Cursor;

class FilterTests {
  private static final State IN_STOCKHOLM = new State("2120000142", "0180", 59.3, 18.1);
  private static final State IN_MALMO = new State("2120001124", "1280", 55.6, 13.0);
  private static final BoundingBox STOCKHOLM = new BoundingBox(17.9, 59.2, 18.3, 59.5);

  @Test
  void wantsEverythingByDefault() {
    assertThat(Filter.EVERYTHING.matches(created(IN_STOCKHOLM))).isTrue();
    assertThat(Filter.EVERYTHING.matches(deleted(IN_MALMO))).isTrue();
  }

  @Test
  void wantsTheOperationsNamed() {
    var filter = new Filter(null, null, null, Set.of("deleted"), null);

    assertThat(filter.matches(deleted(IN_MALMO))).isTrue();
    assertThat(filter.matches(created(IN_MALMO))).isFalse();
  }

  @Test
  void seesARecordEnterAndLeaveAnArea() {
    var filter = new Filter(null, null, STOCKHOLM, null, null);

    assertThat(filter.matches(updated(IN_STOCKHOLM, IN_MALMO))).isTrue();
    assertThat(filter.matches(updated(IN_MALMO, IN_STOCKHOLM))).isTrue();
    assertThat(filter.matches(updated(IN_MALMO, IN_MALMO))).isFalse();
  }

  @Test
  void wantsAMunicipalityOrAPublisherBeforeOrAfter() {
    var municipality = new Filter(null, Set.of("1280"), null, null, null);
    var publisher = new Filter(Set.of("2120000142"), null, null, null, null);

    assertThat(municipality.matches(updated(IN_MALMO, IN_STOCKHOLM))).isTrue();
    assertThat(municipality.matches(created(IN_STOCKHOLM))).isFalse();
    assertThat(publisher.matches(updated(IN_MALMO, IN_STOCKHOLM))).isTrue();
    assertThat(publisher.matches(deleted(IN_MALMO))).isFalse();
  }

  @Test
  void doesNotPutTogetherAMatchFromTwoStates() {
    var filter = new Filter(Set.of("2120000142"), Set.of("1280"), null, null, null);

    assertThat(filter.matches(updated(IN_STOCKHOLM, IN_MALMO))).isFalse();
  }

  @Test
  void wantsChangesOfFieldsAndEndsOfRecords() {
    var filter = new Filter(null, null, null, null, Set.of("toilet"));

    assertThat(filter.matches(updated(IN_MALMO, IN_MALMO))).isFalse();
    assertThat(filter.matches(deleted(IN_MALMO))).isTrue();
  }

  @Test
  void wantsAChangeOfAnyOfTheFieldsNamed() {
    var filter = new Filter(null, null, null, null, Set.of("toilet", "name"));
    var other = new Filter(null, null, null, null, Set.of("names"));

    assertThat(filter.matches(updated(IN_MALMO, IN_MALMO))).isTrue();
    assertThat(filter.matches(created(IN_MALMO))).isTrue();
    assertThat(filter.matches(change("updated", IN_MALMO, IN_MALMO, "depth", "toilet"))).isTrue();
    assertThat(other.matches(updated(IN_MALMO, IN_MALMO))).isFalse();
  }

  @Test
  void letsEveryoneLearnOfAnErasure() {
    var filter = new Filter(Set.of("2120000142"), null, STOCKHOLM, Set.of("created"), null);

    assertThat(filter.matches(change("erased", null, null))).isTrue();
  }

  @Test
  void tellsWhatWasErasedSinceToThoseWhoWantAnyPlace() {
    var blanked = change("created", null, null);

    assertThat(Filter.EVERYTHING.matches(blanked)).isTrue();
    assertThat(new Filter(Set.of("2120000142"), null, null, null, null).matches(blanked)).isFalse();
    assertThat(new Filter(null, null, STOCKHOLM, null, null).matches(blanked)).isFalse();
  }

  @Test
  void hasNoAreaForARecordWithoutAPoint() {
    var nowhere = new State("2120000142", "0180", null, null);

    assertThat(new Filter(null, null, STOCKHOLM, null, null).matches(created(nowhere))).isFalse();
  }

  @Test
  void isStoredAndReadBack() {
    var filter =
        new Filter(Set.of("2120000142"), Set.of("0180"), STOCKHOLM, Set.of("created"), null);

    assertThat(FilterJson.parse(FilterJson.of(filter))).isEqualTo(filter);
    assertThat(FilterJson.of(Filter.EVERYTHING)).isEqualTo("{}");
    assertThat(FilterJson.parse("{}")).isEqualTo(Filter.EVERYTHING);
  }

  @Test
  void refusesABoxTurnedAround() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundingBox(18.3, 59.2, 17.9, 59.5))
        .withMessageContaining("(expected: west,south,east,north in degrees)");
  }

  @ParameterizedTest
  @CsvSource({"1e9,1e9", "-1e9,-1e9", "-180.1,10", "10,180.1", "-Infinity,Infinity", "NaN,NaN"})
  void refusesABoxBesideTheGlobe(double west, double east) {
    var wish = new FilterBody(null, null, List.of(west, 59.0, east, 60.0), null, null);

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> FilterBody.checked(wish))
        .withMessageContaining("filter.bbox: ")
        .withMessageContaining("(expected: west,south,east,north in degrees)");
  }

  @Test
  void takesABoxAroundTheWholeGlobe() {
    var wish = new FilterBody(null, null, List.of(-180.0, -90.0, 180.0, 90.0), null, null);

    assertThat(FilterBody.checked(wish).bbox()).isEqualTo(new BoundingBox(-180, -90, 180, 90));
  }

  private static Facts created(State after) {
    return change("created", null, after, "name");
  }

  private static Facts updated(State before, State after) {
    return change("updated", before, after, "name");
  }

  private static Facts deleted(State before) {
    return change("deleted", before, null);
  }

  private static Facts change(
      String operation, @Nullable State before, @Nullable State after, String... fields) {
    return new Facts(new Cursor(1, 1, 1), operation, List.of(fields), before, after, 100);
  }
}
