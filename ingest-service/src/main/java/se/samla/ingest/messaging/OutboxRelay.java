package se.samla.ingest.messaging;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the outbox to Kafka: woken by each commit, and once a second for what a dead process left
 * behind. An entry goes only after the broker has acknowledged it, so it may be sent twice and is
 * never lost.
 */
@Component
class OutboxRelay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int BATCH = 200;
  private static final int POLL_SECONDS = 1;

  /**
   * From one round's beginning to the next one's. What comes alone never waits; what comes in a
   * crowd waits so long at most, and shares what a round costs.
   */
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Outbox outbox;
  private final EventProducer producer;
  private final TransactionTemplate transaction;
  private final Semaphore wakeUp = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean running;
  private long begun = System.nanoTime() - PACE_NANOS;

  OutboxRelay(Outbox outbox, EventProducer producer, TransactionTemplate transaction) {
    this.outbox = outbox;
    this.producer = producer;
    this.transaction = transaction;
  }

  @TransactionalEventListener
  void filled(Outbox.Filled event) {
    wakeUp.release();
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    stopping.countDown();
    thread.interrupt();
  }

  /** Ends after the web server: what its last clients sent in goes out while they are answered. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (isRunning()) {
      try {
        rest();
        drain();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.warn("the outbox waits: {}", e.toString());
      }
    }
  }

  private void rest() throws InterruptedException {
    if (wakeUp.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
      var _ = stopping.await(begun + PACE_NANOS - System.nanoTime(), TimeUnit.NANOSECONDS);
      wakeUp.drainPermits();
    }
    begun = System.nanoTime();
  }

  private void drain() {
    while (isRunning() && relay() == BATCH) {
      log.debug("a full batch was relayed, more may wait");
    }
  }

  private int relay() {
    return Objects.requireNonNull(transaction.execute(_ -> relayOldest()));
  }

  private int relayOldest() {
    List<Outbox.Entry> entries = outbox.oldest(BATCH);
    if (!entries.isEmpty()) {
      producer.sendAll(entries);
      outbox.remove(entries);
    }
    return entries.size();
  }
}
