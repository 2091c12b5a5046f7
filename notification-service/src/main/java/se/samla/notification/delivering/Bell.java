package se.samla.notification.delivering;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import se.samla.notification.subscribing.CursorsRaised;

/** Wakes the dispatcher; many rings before it looks count as one. */
@Component
class Bell {
  private final Semaphore rung = new Semaphore(0);
  private final Duration longestRest;

  Bell(@Value("${samla.webhooks.delivery-poll}") Duration longestRest) {
    this.longestRest = longestRest;
  }

  void ring() {
    rung.release();
  }

  /** After the commit: before it there is nothing to be seen. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  public void cursorsRaised(CursorsRaised event) {
    ring();
  }

  /** Rests until the bell rings, or for as long as nobody need ring it. */
  void await() {
    try {
      if (rung.tryAcquire(longestRest.toMillis(), TimeUnit.MILLISECONDS)) {
        rung.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
