package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTests {
  private static final List<Duration> DELAYS =
      List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(24));

  @Test
  void waitsLongerAfterEveryAttemptAndEndsAfterTheLast() {
    var schedule = schedule(0);

    assertThat(schedule.after(1)).contains(Duration.ofSeconds(5));
    assertThat(schedule.after(2)).contains(Duration.ofMinutes(5));
    assertThat(schedule.after(3)).contains(Duration.ofHours(24));
    assertThat(schedule.after(4)).isEmpty();
  }

  @Test
  void spreadsEachPauseByTheJitterAndNoFurther() {
    var schedule = schedule(0.2);

    var pauses =
        IntStream.range(0, 1_000).mapToObj(_ -> schedule.after(1).orElseThrow()).sorted().toList();

    assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(4_000), Duration.ofMillis(4_100));
    assertThat(pauses.getLast()).isBetween(Duration.ofMillis(5_900), Duration.ofMillis(6_000));
  }

  @Test
  void honoursThePauseAReceiverAsksForUpToADay() {
    var schedule = schedule(0);

    assertThat(schedule.after(1, Duration.ofMinutes(3))).contains(Duration.ofMinutes(3));
    assertThat(schedule.after(1, Duration.ofDays(9))).contains(Duration.ofHours(24));
    assertThat(schedule.after(4, Duration.ofMinutes(3))).isEmpty();
  }

  /** A proxy whose backend restarts says so to everybody; that is no wish to be given up soon. */
  @Test
  void keepsTheWholeScheduleWhateverShortPauseAReceiverAsksFor() {
    var schedule = schedule(0);

    var pauses =
        IntStream.rangeClosed(1, DELAYS.size())
            .mapToObj(attempt -> schedule.after(attempt, Duration.ofSeconds(1)).orElseThrow());

    assertThat(pauses).isEqualTo(DELAYS);
  }

  private static RetrySchedule schedule(double jitter) {
    var settings = new DeliverySettings.Retries(DELAYS, jitter, Duration.ofHours(24));
    return new RetrySchedule(settings, new Random(4711));
  }
}
