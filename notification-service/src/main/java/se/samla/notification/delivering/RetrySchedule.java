package se.samla.notification.delivering;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When a failed batch is sent again. */
@Component
class RetrySchedule {
  private final DeliverySettings.Retries settings;
  private final RandomGenerator random;

  @Autowired
  RetrySchedule(DeliverySettings settings) {
    this(settings.retries(), RandomGenerator.getDefault());
  }

  RetrySchedule(DeliverySettings.Retries settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * The pause after so many attempts; empty when that was the last.
   *
   * @param attempts that were made, 1 after the first
   */
  Optional<Duration> after(int attempts) {
    return attempts > settings.delays().size()
        ? Optional.empty()
        : Optional.of(jittered(settings.delays().get(attempts - 1)));
  }

  /**
   * The same, but no shorter than the receiver asked for, as far as that is honoured. A pause that
   * is shorter than the schedule's makes none of its attempts come earlier: whoever is away for an
   * hour, and says so with a second, is not given up after ten.
   */
  Optional<Duration> after(int attempts, Duration retryAfter) {
    var honoured = Collections.min(List.of(retryAfter, settings.longestSlowDown()));
    return after(attempts).map(pause -> Collections.max(List.of(pause, honoured)));
  }

  private Duration jittered(Duration delay) {
    var factor = 1 + settings.jitter() * (2 * random.nextDouble() - 1);
    return Duration.ofMillis(Math.round(delay.toMillis() * factor));
  }
}
