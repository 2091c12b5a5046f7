package se.samla.catalog.work;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaceTests {
  @Test
  void whatComesAloneDoesNotWait() {
    assertThatNoException().isThrownBy(() -> new Pace(Duration.ofHours(1)).await());
  }

  @Test
  void whatFollowsTooSoonWaitsUntilItIsTimeOrOver() throws InterruptedException {
    var pace = new Pace(Duration.ofHours(1));
    pace.await();
    var second = Thread.ofPlatform().daemon().start(() -> waitFor(pace));
    await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
    pace.end();
    second.join();
  }

  private static void waitFor(Pace pace) {
    try {
      pace.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
