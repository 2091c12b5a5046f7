package se.samla.catalog.merging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samla.schemas.datasets.Manifest;

class LossTests {
  private static final Manifest.Guard GUARD = new Manifest.Guard(0.2, 10);

  @ParameterizedTest
  @CsvSource({
    // has, loses, held
    "2000, 1995, true",
    "100, 20, false",
    "100, 21, true",
    "50, 10, false",
    "50, 11, true",
    "5, 2, false",
    "6, 3, false",
    "5, 3, true",
    "2, 1, false",
    "2, 2, true",
    "1, 1, true",
    "1000, 0, false",
    "0, 0, false"
  })
  void holdsWhatTakesAwayTooMuchOrEverything(long has, long loses, boolean held) {
    assertThat(new Loss(has, loses).isTooMuch(GUARD)).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({"100, 80, false", "100, 81, true", "12, 10, false", "12, 11, true", "5, 5, false"})
  void wantsTheNumberWhenNearlyEverythingGoes(long has, long loses, boolean named) {
    assertThat(new Loss(has, loses).mustBeNamed()).isEqualTo(named);
  }
}
