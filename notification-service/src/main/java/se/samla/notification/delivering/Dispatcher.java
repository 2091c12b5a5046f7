package se.samla.notification.delivering;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes due cursors and has each delivered by a thread of its own, so many at once as settings
 * permit. Wakes when something was matched or settled, and looks every second all the same: for
 * retries, and for leases that others left behind.
 */
@Component
class Dispatcher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final int MOST_AT_ONCE = 64;
  private static final long LONGEST_TURN_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration POSTPONED = Duration.ofSeconds(5);

  private final Claims claims;
  private final Delivery delivery;
  private final Bell bell;
  private final Turns turns;
  private final Semaphore free;
  private volatile boolean running;
  private volatile boolean waitsForPlace;
  private @Nullable Thread loop;
  private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Dispatcher(Claims claims, Delivery delivery, Bell bell, Turns turns, DeliverySettings settings) {
    this.claims = claims;
    this.delivery = delivery;
    this.bell = bell;
    this.turns = turns;
    this.free = new Semaphore(settings.inFlight());
  }

  @Override
  public void start() {
    threads = Executors.newVirtualThreadPerTaskExecutor();
    running = true;
    loop = Thread.ofVirtual().name("dispatcher").start(this::run);
  }

  /** What is under way is finished: it takes no longer than a request may. */
  @Override
  public void stop() {
    running = false;
    bell.ring();
    if (loop != null) {
      awaitEnd(loop);
    }
    threads.close();
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try {
        dispatch();
      } catch (RuntimeException e) {
        log.warn("due cursors could not be taken, trying again", e);
      }
      bell.await();
    }
  }

  private void dispatch() {
    var most = places();
    while (running && most > 0) {
      var taken = claims.take(most);
      taken.forEach(this::start);
      most = taken.size() < most ? 0 : places();
    }
  }

  /** When there are none, who gives one back rings; it is looked again once that is settled. */
  private int places() {
    waitsForPlace = free.availablePermits() == 0;
    return Math.min(free.availablePermits(), MOST_AT_ONCE);
  }

  private void start(Claim claim) {
    free.acquireUninterruptibly();
    threads.execute(() -> deliver(claim));
  }

  /** Rings only for what may be there to be found: to look and find nothing has its price. */
  private void deliver(Claim claim) {
    var more = true;
    try {
      more = deliverOrPostpone(claim);
    } finally {
      free.release();
      if (more || waitsForPlace) {
        bell.ring();
      }
    }
  }

  private boolean deliverOrPostpone(Claim claim) {
    var pause = turns.take(claim.target().subscriber());
    if (pause.isEmpty()) {
      return deliverInTurn(claim);
    }
    postpone(claim, pause.get());
    return true;
  }

  private boolean deliverInTurn(Claim claim) {
    try {
      return delivery.deliver(claim, mayGoOn(claim.target().subscriber()));
    } catch (RuntimeException e) {
      log.warn("{} of subscription {} is postponed", claim.stream(), claim.subscription(), e);
      postpone(claim, POSTPONED);
      return true;
    } finally {
      turns.end(claim.target().subscriber());
    }
  }

  /** So long, and within its rate; then others who wait have their turn. */
  private BooleanSupplier mayGoOn(UUID subscriber) {
    var started = System.nanoTime();
    return () ->
        running && System.nanoTime() - started < LONGEST_TURN_NANOS && turns.again(subscriber);
  }

  /** If even that fails the lease runs out, and the cursor is due again. */
  private void postpone(Claim claim, Duration pause) {
    try {
      claims.postpone(claim, pause);
    } catch (RuntimeException e) {
      log.warn("the lease of subscription {} has to run out", claim.subscription(), e);
    }
  }
}
