package se.samla.notification.delivering;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How far this machine's clock is from others'. Receivers refuse a {@code webhook-timestamp} that
 * is minutes off, so an operator has to hear of it before every subscription is disabled. Two
 * opinions: the database's, and the median of what receivers last said in their {@code Date}
 * header, since the database may stand on the same machine.
 */
@Component
class ClockSkew {
  private static final Logger log = LoggerFactory.getLogger(ClockSkew.class);
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  private final Supplier<Instant> others;
  private final Clock clock;
  private final Median receivers = new Median();
  private volatile double database;

  @Autowired
  ClockSkew(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
    this(() -> timeOf(jdbc), clock, meters);
  }

  ClockSkew(Supplier<Instant> others, Clock clock, MeterRegistry meters) {
    this.others = others;
    this.clock = clock;
    Gauge.builder("samla.clock.skew.seconds", this, skew -> skew.database)
        .description("How far this machine's clock is ahead of another's")
        .tag("of", "database")
        .register(meters);
    Gauge.builder("samla.clock.skew.seconds", receivers, Median::value)
        .description("How far this machine's clock is ahead of another's")
        .tag("of", "receivers")
        .register(meters);
  }

  /** A receiver told its time, to the second. */
  void heard(Instant theirs) {
    receivers.add(Duration.between(theirs, clock.instant()).toMillis() / 1_000.0);
  }

  @Scheduled(fixedDelayString = "1m")
  void look() {
    database = Duration.between(others.get(), clock.instant()).toMillis() / 1_000.0;
    warn("the database", database);
    warn("receivers", receivers.value());
  }

  private static Instant timeOf(JdbcClient jdbc) {
    return jdbc.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  private static void warn(String who, double seconds) {
    if (Math.abs(seconds) > TOLERATED.toSeconds()) {
      log.warn(
          "this machine's clock is {} s ahead of that of {}: receivers may refuse what is sent",
          Math.round(seconds),
          who);
    }
  }
}
