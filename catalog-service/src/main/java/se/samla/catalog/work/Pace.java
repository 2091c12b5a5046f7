package se.samla.catalog.work;

import java.time.Duration;

/**
 * Time between beginnings. What comes alone never waits; what comes in a crowd waits so long at
 * most, and shares what a beginning costs.
 */
final class Pace {
  private final Signal over = new Signal();
  private final long nanos;
  private long begun;

  Pace(Duration between) {
    nanos = between.toNanos();
    begun = System.nanoTime() - nanos;
  }

  /** Until it is time for the next one, which begins then. */
  void await() throws InterruptedException {
    over.await(over.current(), Duration.ofNanos(begun + nanos - System.nanoTime()));
    begun = System.nanoTime();
  }

  /** Who waits goes on. */
  void end() {
    over.raise();
  }
}
