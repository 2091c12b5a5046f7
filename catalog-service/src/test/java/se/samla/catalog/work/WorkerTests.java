package se.samla.catalog.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTests {
  private final Signal signal = new Signal();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final Workers workers = new Workers(List.of(new Worker("test", signal, this::step)));

  private boolean step() {
    if (waiting.get() == 0) {
      return false;
    }
    waiting.decrementAndGet();
    done.incrementAndGet();
    return true;
  }

  @AfterEach
  void stop() {
    workers.stop();
  }

  @Test
  void worksAsLongAsThereIsWork() {
    waiting.set(100);
    workers.start();
    await().atMost(Duration.ofMillis(900)).until(() -> done.get() == 100);
  }

  @Test
  void oneIsWokenAndAnotherOnlyWhenThereIsMuch() {
    var looks = new AtomicInteger();
    var two =
        new Workers(
            List.of(
                new Worker("a", signal, counted(looks, this::step)),
                new Worker("b", signal, counted(looks, this::step))));
    two.start();
    await().until(() -> looks.get() == 2);
    waiting.set(1);
    signal.raiseForOne();
    await().until(() -> done.get() == 1);
    await().during(Duration.ofMillis(200)).until(() -> looks.get() == 2 + 2);
    two.stop();
  }

  @Test
  void anotherIsWokenWhereOneFindsWorkAgain() throws InterruptedException {
    var looks = new AtomicInteger();
    var both = new CountDownLatch(2);
    Worker.Step third = () -> step() && (done.get() < 3 || met(both));
    var two =
        new Workers(
            List.of(
                new Worker("a", signal, counted(looks, third)),
                new Worker("b", signal, counted(looks, third))));
    two.start();
    await().until(() -> looks.get() == 2);
    waiting.set(4);
    signal.raiseForOne();
    assertThat(both.await(500, TimeUnit.MILLISECONDS)).isTrue();
    two.stop();
  }

  private static Worker.Step counted(AtomicInteger looks, Worker.Step step) {
    return () -> {
      looks.incrementAndGet();
      return step.run();
    };
  }

  /** Work that needs both. */
  private static boolean met(CountDownLatch both) {
    both.countDown();
    try {
      return both.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void goesOnAfterAStepThatFailed() {
    var steps = new AtomicInteger();
    var failing =
        new Workers(
            List.of(
                new Worker(
                    "failing",
                    signal,
                    () -> {
                      if (steps.incrementAndGet() == 1) {
                        throw new IllegalStateException("the first");
                      }
                      return false;
                    })));
    failing.start();
    await().until(() -> steps.get() > 1);
    failing.stop();
    assertThat(failing.isRunning()).isFalse();
  }

  @Test
  void aSignalRaisedBetweenLookAndWaitIsNotLost() throws InterruptedException {
    var seen = signal.current();
    signal.raise();
    assertThat(signal.await(seen, Duration.ofHours(1))).isNotEqualTo(seen);
  }

  @Test
  void aWaitEndsByItself() throws InterruptedException {
    var seen = signal.current();
    assertThat(signal.await(seen, Duration.ofMillis(5))).isEqualTo(seen);
  }
}
