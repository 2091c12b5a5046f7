package se.samla.notification.delivering;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Ends a request when its time is over, whatever it is doing. A socket timeout would not: it starts
 * anew with every byte.
 */
final class Deadline implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final AtomicBoolean passed = new AtomicBoolean();
  private final ScheduledFuture<?> end;

  private Deadline(Cancellable request, Duration time) {
    this.end =
        TIMER.schedule(
            () -> {
              passed.set(true);
              request.cancel();
            },
            time.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  static Deadline of(Cancellable request, Duration time) {
    return new Deadline(request, time);
  }

  boolean hasPassed() {
    return passed.get();
  }

  @Override
  public void close() {
    end.cancel(false);
  }

  private static ScheduledThreadPoolExecutor timer() {
    var timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("deadline").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
