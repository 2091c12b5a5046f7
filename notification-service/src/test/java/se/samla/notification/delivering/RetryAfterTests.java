package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;

class RetryAfterTests {
  private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");

  @Test
  void readsSecondsAndDates() {
    assertThat(of("120")).isEqualTo(Duration.ofMinutes(2));
    assertThat(of("Wed, 01 Jul 2026 10:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
    assertThat(of("Wed, 01 Jul 2026 09:00:00 GMT")).isEqualTo(Duration.ZERO);
  }

  @Test
  void takesANumberBeyondAllReasonForALongTime() {
    for (var seconds : List.of("9999999999", "9".repeat(1_000))) {
      assertThat(of(seconds)).as(seconds).isGreaterThan(Duration.ofDays(365));
    }
    assertThat(of("0000000000007")).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void ignoresWhatItDoesNotUnderstand() {
    assertThat(of("soon")).isNull();
    assertThat(of("-1")).isNull();
    assertThat(RetryAfter.of(null, NOW)).isNull();
  }

  private static @org.jspecify.annotations.Nullable Duration of(String value) {
    return RetryAfter.of(new BasicHeader("Retry-After", value), NOW);
  }
}
