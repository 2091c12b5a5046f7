package se.samla.notification.delivering;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How deliveries fare, for operators. */
@Component
class DeliveryMeters {
  private final MeterRegistry meters;
  private final Timer lag;
  private final Clock clock;

  DeliveryMeters(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.lag =
        Timer.builder("samla.delivery.lag.seconds")
            .description("From a change's commit to its delivery")
            .publishPercentileHistogram()
            .maximumExpectedValue(Duration.ofHours(1))
            .register(meters);
  }

  void count(Attempt attempt) {
    meters
        .counter("samla.delivery.attempts", "outcome", attempt.reply().outcome().word())
        .increment();
    var newest = attempt.parcel().newestAt();
    if (attempt.next() instanceof NextStep.Advance && newest != null) {
      lag.record(Duration.between(newest, clock.instant()));
    }
  }
}
