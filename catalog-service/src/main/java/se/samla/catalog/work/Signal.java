package se.samla.catalog.work;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says that there may be work. Raising is cheap, and never lost between a look and a wait. */
public final class Signal {
  /** Each raise is a phase: who waits for the end of a phase that is over goes on at once. */
  private final Phaser raised = new Phaser(1);

  /** To be called after the commit that made the work visible. */
  public void raise() {
    raised.arrive();
  }

  /** What to give to the next wait, read before one looks. */
  public int current() {
    return raised.getPhase();
  }

  /**
   * Waits until it is raised, at most this long; at once when it was since {@code seen}.
   *
   * @return what to give the next time
   */
  public int await(int seen, Duration atMost) throws InterruptedException {
    try {
      return raised.awaitAdvanceInterruptibly(seen, atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return seen;
    }
  }
}
