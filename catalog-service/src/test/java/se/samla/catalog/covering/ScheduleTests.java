package se.samla.catalog.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samla.events.CoverageState;

class ScheduleTests {
  private static final Instant DELIVERED = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "P1Y, 2026-01-01T12:00:00Z, CURRENT",
    "P1Y, 2027-02-06T11:59:00Z, CURRENT",
    "P1Y, 2027-02-07T00:00:01Z, LATE",
    "P1Y, 2029-01-01T12:00:00Z, LATE",
    "P1Y, 2029-01-01T12:00:01Z, STOPPED",
    "P1D, 2026-01-03T12:00:00Z, CURRENT",
    "P1D, 2026-01-03T12:00:01Z, LATE",
    "P1D, 2026-01-04T12:00:01Z, STOPPED",
    "P1M, 2026-02-04T14:00:00Z, CURRENT",
    "P1M, 2026-02-05T00:00:00Z, LATE"
  })
  void aDeliveryIsLateAfterItsPeriodAndGrace(Period every, Instant now, CoverageState state) {
    assertThat(new Schedule(every).stateAt(now, DELIVERED)).isEqualTo(state);
  }

  @Test
  void whoNeverDeliveredIsNotLate() {
    assertThat(new Schedule(Period.ofDays(1)).stateAt(DELIVERED, null))
        .isEqualTo(CoverageState.NEVER);
  }

  @Test
  void allMunicipalitiesAreKnownByCodesOfFourDigits() {
    var names = new Municipalities().names();
    assertThat(names).hasSize(290).containsEntry("0180", "Stockholms kommun");
    assertThat(names.keySet()).allMatch(code -> code.matches("[0-9]{4}"));
  }
}
