package se.samla.catalog.work;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does steps as long as there is work, then waits for its signal, looking by itself
 * each second. A step that fails is logged and tried again after a second: its work is in the
 * database and stays there.
 */
public final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final String name;
  private final Signal signal;
  private final Step step;
  private final Pace pace;
  private volatile @Nullable Thread thread;

  /** One piece of work. */
  @FunctionalInterface
  public interface Step {
    /**
     * @return whether there was any
     */
    boolean run();
  }

  public Worker(String name, Signal signal, Step step) {
    this(name, signal, step, Duration.ZERO);
  }

  /**
   * @param pace from one step's beginning to the next one's, at least
   */
  public Worker(String name, Signal signal, Step step, Duration pace) {
    this.name = name;
    this.signal = signal;
    this.step = step;
    this.pace = new Pace(pace);
  }

  /** The field is set before the thread looks at it. */
  void start() {
    var starting = Thread.ofPlatform().name(name).unstarted(this::work);
    thread = starting;
    starting.start();
  }

  void stop() {
    var ending = thread;
    thread = null;
    signal.raise();
    pace.end();
    join(ending);
  }

  boolean isRunning() {
    return thread != null;
  }

  private void work() {
    try {
      for (var inARow = 0; isRunning(); ) {
        pace.await();
        var seen = signal.current();
        inARow = stepped() ? inARow + 1 : 0;
        goOn(inARow, seen);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was raised before a look was seen by it. Who finds work twice may need another's help. */
  private void goOn(int inARow, int seen) throws InterruptedException {
    if (inARow == 0) {
      signal.await(seen, LOOK);
    } else if (inARow > 1) {
      signal.pass();
    }
  }

  private boolean stepped() throws InterruptedException {
    try {
      return step.run();
    } catch (RuntimeException e) {
      log.warn("{} failed and tries again: {}", name, e.toString(), e);
      signal.await(signal.current(), LOOK);
      return isRunning();
    }
  }

  private static void join(@Nullable Thread ending) {
    try {
      if (ending != null) {
        ending.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
