package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.subscribing.Filter;
import se.samla.schemas.changes.Cursor;

class ClaimsTests {
  private final AtomicInteger transactions = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void postponesInOneTransactionAllThatWaitAtTheTime() throws Exception {
    var claims = claims();
    var threads = new ArrayList<Thread>();
    threads.add(postponing(claims));
    await().until(() -> transactions.get() == 1);
    IntStream.range(0, 50).forEach(_ -> threads.add(postponing(claims)));
    await().until(() -> threads.stream().allMatch(ClaimsTests::waits));

    gate.countDown();

    for (var thread : threads) {
      thread.join();
    }
    assertThat(transactions).hasValue(2);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  private static Thread postponing(Claims claims) {
    return Thread.startVirtualThread(() -> claims.postpone(claim(), Duration.ofSeconds(1)));
  }

  @SuppressWarnings("NullAway") // nothing of it is used
  private Claims claims() {
    TransactionOperations counting =
        new TransactionOperations() {
          @Override
          public <T> T execute(
              org.springframework.transaction.support.TransactionCallback<T> work) {
            transactions.incrementAndGet();
            awaitGate();
            return null;
          }
        };
    var subscriber = new DeliverySettings.Subscriber(1, 1);
    return new Claims(null, null, counting, DispatcherTests.settings(1, subscriber));
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Claim claim() {
    var url = "https://example.org";
    var target =
        new Claim.Target(
            UUID.randomUUID(), url, Filter.EVERYTHING, "full", "disable", 1, "s", null);
    return new Claim(
        UUID.randomUUID(),
        "badplatser",
        1,
        Cursor.beginning(1),
        new Cursor(1, 1, 1),
        null,
        0,
        0,
        target);
  }
}
