package se.samla.benchmarks;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what cannot tell by itself that it has happened. */
final class Waiting {
  private static final Duration MOMENT = Duration.ofMillis(5);

  private Waiting() {}

  /**
   * @throws IllegalStateException when it does not happen in time
   */
  static void until(String what, Duration atMost, BooleanSupplier happened)
      throws InterruptedException {
    asking(what, atMost, MOMENT, happened);
  }

  /** As {@link #until}, with so long a pause between looks. */
  static void asking(String what, Duration atMost, Duration pause, BooleanSupplier happened)
      throws InterruptedException {
    var end = System.nanoTime() + atMost.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + " did not happen within " + atMost);
      }
      Thread.sleep(pause); // between looks
    }
  }
}
