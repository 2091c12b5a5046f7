package se.samla.catalog.work;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Time between beginnings. What comes alone never waits; what comes in a crowd waits so long at
 * most, and shares what a beginning costs.
 */
final class Pace {
  private final long nanos;
  private long begun;

  Pace(Duration between) {
    nanos = between.toNanos();
    begun = System.nanoTime() - nanos;
  }

  /** Until it is time for the next one, which begins then. */
  void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(begun + nanos - System.nanoTime());
    begun = System.nanoTime();
  }
}
