package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TogetherTests {
  private final List<List<Integer>> goes = new CopyOnWriteArrayList<>();

  @Test
  void doesTheWorkOfThoseWhoWaitInOneGo() throws Exception {
    var gate = new CountDownLatch(1);
    var together =
        new Together<Integer, Integer>(
            tasks -> {
              goes.add(tasks);
              await(gate);
              return tasks.stream().map(task -> task * 10).toList();
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> together.join(0));
      org.awaitility.Awaitility.await().until(() -> goes.size() == 1);
      var rest = new ArrayList<Future<Integer>>();
      for (var i = 1; i <= 50; i++) {
        var task = i;
        rest.add(threads.submit(() -> together.join(task)));
      }
      org.awaitility.Awaitility.await().until(() -> together.waiting() == 50);
      gate.countDown();

      assertThat(first.get()).isZero();
      for (var i = 1; i <= 50; i++) {
        assertThat(rest.get(i - 1).get()).isEqualTo(i * 10);
      }
    }
    assertThat(goes).hasSize(2);
  }

  @Test
  void letsNoPieceFailAnother() throws Exception {
    var together =
        new Together<Integer, Integer>(
            tasks -> {
              if (tasks.contains(13)) {
                throw new IllegalStateException("13");
              }
              return tasks;
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var good = threads.submit(() -> together.join(1));
      var bad = threads.submit(() -> thrownBy(together, 13));

      assertThat(good.get()).isEqualTo(1);
      assertThat(bad.get()).isTrue();
    }
    assertThatIllegalStateException().isThrownBy(() -> together.join(13)).withMessage("13");
  }

  @Test
  void goesOnAfterAnError() throws Exception {
    var together =
        new Together<Integer, Integer>(
            tasks -> {
              if (tasks.contains(13)) {
                throw new StackOverflowError("13");
              }
              return tasks;
            });
    var bad = CompletableFuture.supplyAsync(() -> together.join(13), Thread::startVirtualThread);
    assertThatThrownBy(() -> bad.get(5, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(StackOverflowError.class);
    var good = CompletableFuture.supplyAsync(() -> together.join(1), Thread::startVirtualThread);
    assertThat(good.get(5, TimeUnit.SECONDS)).isEqualTo(1);
  }

  private static boolean thrownBy(Together<Integer, Integer> together, int task) {
    try {
      together.join(task);
      return false;
    } catch (IllegalStateException _) {
      return true;
    }
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
