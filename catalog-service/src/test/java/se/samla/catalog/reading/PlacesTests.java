package se.samla.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import se.samla.catalog.reading.Places.Place;

/** What lasts is shared. */
class PlacesTests {
  private final Places places = new Places("downloads", 3, 2);

  @Test
  void oneClientLeavesPlacesToOthers() {
    places.take("a");
    places.take("a");
    assertThatThrownBy(() -> places.take("a"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.detail().getStatus()).isEqualTo(429))
        .hasMessageContaining("downloads")
        .hasMessageContaining("at most 2");
    assertThat(places.take("b")).isNotNull();
  }

  @Test
  void whenAllAreTakenEverybodyIsToldToComeAgain() {
    places.take("a");
    places.take("b");
    places.take("c");
    assertThatThrownBy(() -> places.take("d"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.detail().getStatus()).isEqualTo(503));
  }

  @Test
  void whatIsGivenBackIsThereForAnyone() {
    for (var i = 0; i < 10; i++) {
      try (Place first = places.take("a");
          Place second = places.take("a")) {
        assertThat(first).isNotSameAs(second);
      }
    }
    places.take("b");
    places.take("c");
    assertThat(places.take("a")).isNotNull();
  }
}
