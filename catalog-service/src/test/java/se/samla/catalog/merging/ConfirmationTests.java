package se.samla.catalog.merging;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samla.catalog.merging.MergeOutcome.Counts;

class ConfirmationTests {
  private static final Counts COUNTS = new Counts(1, 2, 90, 4);
  private static final Loss SOME = new Loss(100, 30);
  private static final Loss NEARLY_ALL = new Loss(100, 90);

  @ParameterizedTest
  @CsvSource({
    // preview, named, operator, enough when some go, enough when nearly all go
    "seen,    , false, true,  false",
    "seen,    , true,  true,  true",
    "seen,  90, false, true,  true",
    "seen,  89, false, false, false",
    "seen,  89, true,  false, false",
    "older, 90, true,  false, false"
  })
  void isAYesToWhatWasSeenOnly(
      String hash, @Nullable Long named, boolean operator, boolean some, boolean nearlyAll) {
    var confirmation = new Confirmation(hash, named, operator);
    assertThat(confirmation.accepts("seen", COUNTS, SOME)).isEqualTo(some);
    assertThat(confirmation.accepts("seen", COUNTS, NEARLY_ALL)).isEqualTo(nearlyAll);
  }
}
