package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import se.samla.notification.subscribing.Filter;
import se.samla.schemas.changes.Cursor;

class DispatcherTests {
  private static final UUID ANNA = UUID.randomUUID();
  private static final UUID BERTIL = UUID.randomUUID();
  private static final DeliverySettings.Subscriber ONE_SUBSCRIBER =
      new DeliverySettings.Subscriber(1, 100);
  private final Due due = new Due();
  private final Held held = new Held();
  private final List<Dispatcher> started = new ArrayList<>();

  @AfterEach
  void stop() {
    held.letGo();
    started.forEach(Dispatcher::stop);
  }

  @Test
  void hasNoMoreUnderWayInAllThanIsPermitted() {
    IntStream.range(0, 20).forEach(_ -> due.add(UUID.randomUUID()));

    start(3, new DeliverySettings.Subscriber(1_000, 100));

    await().until(() -> held.underWay.get() >= 3);
    held.letGo();
    await().until(() -> held.done.get() == 20);
    assertThat(held.most.get()).isEqualTo(3);
  }

  @Test
  void postponesWhatASubscriberMayNotHaveYetAndServesOthers() {
    IntStream.range(0, 5).forEach(_ -> due.add(ANNA));
    due.add(BERTIL);

    start(100, new DeliverySettings.Subscriber(1_000, 2));

    await().until(() -> held.underWay.get() == 3 && due.postponed.size() == 3);
    assertThat(due.postponed).extracting(c -> c.target().subscriber()).containsOnly(ANNA);
  }

  @Test
  void endsTheTurnOfASubscriberThatHasHadItsRequestsOfThisSecond() {
    due.add(ANNA);

    start(100, new DeliverySettings.Subscriber(3, 100));

    held.letGo();
    await().until(() -> held.done.get() == 1);
    assertThat(held.wentOn.get()).isBetween(5, 6);
  }

  @Test
  void looksAgainOnlyWhereADeliveryLeftMore() {
    var hour = new Bell(Duration.ofHours(1));
    due.add(ANNA);
    held.letGo();

    start(100, ONE_SUBSCRIBER, hour);
    await()
        .during(Duration.ofMillis(200))
        .until(() -> held.done.get() == 1 && due.looks.get() == 1);
    held.leavesMore = true;
    due.add(BERTIL);
    hour.ring();

    await().until(() -> held.done.get() == 2 && due.looks.get() == 3);
  }

  @Test
  void looksAgainWhenAPlaceIsFreeThatItWaitedFor() {
    IntStream.range(0, 3).forEach(_ -> due.add(UUID.randomUUID()));
    held.letGo();

    start(1, ONE_SUBSCRIBER, new Bell(Duration.ofHours(1)));

    await().until(() -> held.done.get() == 3);
  }

  private void start(int inFlight, DeliverySettings.Subscriber subscriber) {
    start(inFlight, subscriber, new Bell(Duration.ofMillis(10)));
  }

  private void start(int inFlight, DeliverySettings.Subscriber subscriber, Bell bell) {
    var settings = settings(inFlight, subscriber);
    var dispatcher = new Dispatcher(due, held, bell, new Turns(settings), settings);
    started.add(dispatcher);
    dispatcher.start();
  }

  static DeliverySettings settings(int inFlight, DeliverySettings.Subscriber subscriber) {
    return new DeliverySettings(
        inFlight,
        Duration.ofSeconds(30),
        new DeliverySettings.Batch(500, DataSize.ofKilobytes(256)),
        new DeliverySettings.Request(Duration.ofSeconds(5), Duration.ofSeconds(15)),
        new DeliverySettings.Retries(List.of(), 0, Duration.ofHours(24)),
        subscriber);
  }

  /** Claims that wait, without a database. */
  private static final class Due extends Claims {
    private final Queue<Claim> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Claim> postponed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();

    @SuppressWarnings("NullAway") // nothing of it is used
    Due() {
      super(null, null, null, settings(1, new DeliverySettings.Subscriber(1, 1)));
    }

    void add(UUID subscriber) {
      var target =
          new Claim.Target(
              subscriber,
              "https://example.org",
              Filter.EVERYTHING,
              "full",
              "disable",
              1,
              "s",
              null);
      waiting.add(
          new Claim(
              UUID.randomUUID(),
              "badplatser",
              1,
              Cursor.beginning(1),
              new Cursor(1, 1, 1),
              null,
              0,
              0,
              target));
    }

    @Override
    List<Claim> take(int limit) {
      looks.incrementAndGet();
      var taken = new ArrayList<Claim>();
      while (taken.size() < limit && !waiting.isEmpty()) {
        taken.add(waiting.remove());
      }
      return taken;
    }

    @Override
    void postpone(Claim claim, Duration pause) {
      postponed.add(claim);
    }
  }

  /** Deliveries that last until they are let go, and go on for as long as they may. */
  private static final class Held extends Delivery {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger wentOn = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean leavesMore;

    @SuppressWarnings("NullAway") // nothing of it is used
    Held() {
      super(null, null, null, null, null);
    }

    void letGo() {
      gate.countDown();
    }

    @Override
    boolean deliver(Claim claim, BooleanSupplier mayGoOn) {
      most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      awaitGate();
      while (mayGoOn.getAsBoolean()) {
        wentOn.incrementAndGet();
      }
      underWay.decrementAndGet();
      done.incrementAndGet();
      return leavesMore;
    }

    private void awaitGate() {
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
