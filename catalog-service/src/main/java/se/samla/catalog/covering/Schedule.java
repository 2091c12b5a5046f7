package se.samla.catalog.covering;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import se.samla.events.CoverageState;

/**
 * What a dataset's frequency means for its publishers. There is grace: a tenth of the period, at
 * least a day. After three periods nobody believes in the next delivery.
 */
record Schedule(Period frequency) {
  private static final int STOPPED_AFTER = 3;
  private static final Duration LEAST_GRACE = Duration.ofDays(1);

  CoverageState stateAt(Instant now, @Nullable Instant delivered) {
    if (delivered == null) {
      return CoverageState.NEVER;
    }
    if (now.isAfter(after(delivered, STOPPED_AFTER))) {
      return CoverageState.STOPPED;
    }
    return now.isAfter(dueAt(delivered)) ? CoverageState.LATE : CoverageState.CURRENT;
  }

  /** Until when the next delivery is in time. */
  Instant dueAt(Instant delivered) {
    var next = after(delivered, 1);
    var grace = Duration.between(delivered, next).dividedBy(10);
    return next.plus(grace.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : grace);
  }

  private Instant after(Instant delivered, int periods) {
    return delivered.atOffset(ZoneOffset.UTC).plus(frequency.multipliedBy(periods)).toInstant();
  }
}
