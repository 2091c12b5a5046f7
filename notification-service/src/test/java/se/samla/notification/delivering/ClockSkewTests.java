package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** FAILURES 22. */
@ExtendWith(OutputCaptureExtension.class)
class ClockSkewTests {
  private static final Instant TRUE_TIME = Instant.parse("2026-07-01T10:00:00Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @ParameterizedTest
  @ValueSource(ints = {-600, 600})
  void tellsOperatorsWhenTheSendersClockIsTenMinutesOff(int seconds, CapturedOutput output) {
    var skew = skew(seconds);

    IntStream.range(0, 5).forEach(_ -> skew.heard(TRUE_TIME));
    skew.look();

    assertThat(gauge("database")).isCloseTo(seconds, within(1.0));
    assertThat(gauge("receivers")).isCloseTo(seconds, within(1.0));
    assertThat(output)
        .contains("this machine's clock is " + seconds + " s ahead of that of the database")
        .contains("this machine's clock is " + seconds + " s ahead of that of receivers");
  }

  @Test
  void saysNothingOfAClockThatIsRightAndOfOneReceiverThatIsWrong(CapturedOutput output) {
    var skew = skew(0);

    IntStream.range(0, 5).forEach(_ -> skew.heard(TRUE_TIME));
    skew.heard(TRUE_TIME.plus(Duration.ofDays(365)));
    skew.look();

    assertThat(gauge("receivers")).isZero();
    assertThat(output).doesNotContain("clock");
  }

  private ClockSkew skew(int seconds) {
    var clock = Clock.fixed(TRUE_TIME.plusSeconds(seconds), ZoneOffset.UTC);
    return new ClockSkew(() -> TRUE_TIME, clock, meters);
  }

  private double gauge(String of) {
    return meters.get("samla.clock.skew.seconds").tag("of", of).gauge().value();
  }
}
