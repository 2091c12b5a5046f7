package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.events.ChangeOperation;
import se.samla.notification.WebhookReceiver.Answer;
import se.samla.notification.delivering.Workers;

/**
 * What becomes of a batch whose worker died or was paused: every state it can leave behind
 * (FAILURES 7, 8).
 */
class LeaseIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");

  @Autowired private ApplicationContext context;
  @Autowired private TransactionOperations transactions;

  @Test
  void leavesACursorAloneWhileAnotherWorkerHoldsItAndTakesItWhenTheLeaseIsOver() {
    var id = subscribe();
    set(id, "lease_until = now() + interval '1 hour'");

    var set = FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> isDue(id));
    assertThat(receiver.changes()).isEmpty();

    set(id, "lease_until = now() - interval '1 second'");
    eventually().until(() -> receiver.recordIds().contains(set.recordId(1)));
  }

  @Test
  void sendsTheBatchOfADeadWorkerAgainUnderItsId() {
    var id = subscribe();
    set(id, "lease_until = now() + interval '1 hour'");
    var first = FEED.publish(ChangeOperation.CREATED, ChangeOperation.UPDATED);
    var second = FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> isDueUpTo(id, second.number()));

    set(
        id,
        """
        batch_id = 'msg_of_the_dead', batch_to = ROW(1, %d, 1)::feed_position, batch_more = true,
        batch_filter = '{}', batch_payload = 'full', batch_at = now(),
        lease_until = now() - interval '1 second'
        """
            .formatted(first.number()));

    eventually().until(() -> receiver.recordIds().size() == 3);
    assertThat(receiver.changes().getFirst().id()).isEqualTo("msg_of_the_dead");
    assertThat(receiver.changes().getFirst().recordIds()).containsExactly(first.recordId(1));
    assertThat(receiver.recordIds())
        .containsExactly(first.recordId(1), first.recordId(2), second.recordId(1));
  }

  @Test
  void letsAnAnswerThatComesAfterItsLeaseMoveNothing() {
    var id = subscribe();
    var gate = new CountDownLatch(1);
    receiver.answerNext(Answer.heldBy(gate), Answer.of(503, "1"));
    FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> receiver.changes().size() == 1);
    var before = cursorOf(id);

    set(id, "lease_until = now() - interval '1 second'");
    eventually().until(() -> outcomes(id).contains("slow_down"));
    gate.countDown();
    eventually().until(() -> outcomes(id).contains("delivered"));

    assertThat(cursorOf(id)).isEqualTo(before);
    eventually().until(() -> receiver.changes().size() == 3);
    assertThat(receiver.changes())
        .extracting(ReceivedWebhook::id)
        .containsOnly(receiver.changes().getFirst().id());
    eventually().until(() -> !cursorOf(id).equals(before));
  }

  /** Both had the batch: one before its lease was lost, the other after. Only one may go on. */
  @Test
  void anAnswerThatComesTooLateIsToldSoThoughTheOneThatCountsIsSettledWithIt() {
    var id = subscribe();
    whileTheDispatcherRests(
        () -> {
          var set = FEED.publish(ChangeOperation.CREATED);
          eventually().until(() -> isDueUpTo(id, set.number()));
          var workers = Workers.of(context);
          var first = workers.take(UUID.fromString(id));
          set(id, "lease_until = now() - interval '1 second'");
          var second = workers.take(UUID.fromString(id));

          assertThat(second.batch()).isEqualTo(first.batch());
          assertThat(workers.settleTogether(first, second))
              .containsExactly("CAME_TOO_LATE", "WENT_ON");
        });
  }

  /** Both wait for the cursor's row, and see it as it is then. */
  @Test
  void aLoneBatchIsFixedAndSettledThoughItsCursorIsRaisedMeanwhile() {
    var id = subscribe();
    whileTheDispatcherRests(
        () -> {
          var set = FEED.publish(ChangeOperation.CREATED);
          eventually().until(() -> isDueUpTo(id, set.number()));
          var workers = Workers.of(context);
          var cut = workers.taken(UUID.fromString(id));

          var worker = whileItIsRaised(id, set.number() + 1, cut);
          var settled = whileItIsRaised(id, set.number() + 2, () -> workers.settleAlone(worker));

          assertThat(settled).isEqualTo("LEFT_MORE");
          assertThat(cursorOf(id)).isEqualTo("(1," + set.number() + ",1)");
          set(id, "last_match = delivered");
        });
  }

  private <T> T whileItIsRaised(String id, long changeSet, Supplier<T> work) {
    var result = new CompletableFuture<T>();
    transactions.executeWithoutResult(
        _ -> {
          set(id, "last_match = ROW(1, " + changeSet + ", 1)::feed_position");
          var us = jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
          Thread.startVirtualThread(() -> result.completeAsync(work, Runnable::run));
          eventually().until(() -> somebodyWaitsFor(us));
        });
    return result.join();
  }

  private boolean somebodyWaitsFor(int process) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid)))")
        .param(process)
        .query(Boolean.class)
        .single();
  }

  private void whileTheDispatcherRests(Runnable work) {
    var dispatcher = (SmartLifecycle) context.getBean("dispatcher");
    dispatcher.stop();
    try {
      work.run();
    } finally {
      dispatcher.start();
    }
  }

  private String subscribe() {
    return api.subscribed(receiver.url(), Map.of()).get("id").asString();
  }

  private String cursorOf(String id) {
    return jdbc.sql(
            "SELECT delivered::text FROM delivery_cursor WHERE stream = 'badplatser' AND"
                + " subscription = ?")
        .param(UUID.fromString(id))
        .query(String.class)
        .single();
  }

  private String outcomes(String id) {
    return api.deliveries(id)
        .valueStream()
        .filter(d -> d.get("dataset").asString().equals("badplatser"))
        .map(d -> d.get("outcome").asString())
        .toList()
        .toString();
  }

  private boolean isDue(String id) {
    return is(id, "last_match > delivered");
  }

  private boolean isDueUpTo(String id, long changeSet) {
    return is(id, "(last_match).change_set = " + changeSet);
  }

  private boolean is(String id, String condition) {
    return jdbc.sql(
            "SELECT coalesce("
                + condition
                + ", false) FROM delivery_cursor WHERE stream = 'badplatser' AND subscription = ?")
        .param(UUID.fromString(id))
        .query(Boolean.class)
        .single();
  }

  private void set(String id, String columns) {
    jdbc.sql(
            "UPDATE delivery_cursor SET "
                + columns
                + " WHERE stream = 'badplatser' AND subscription = ?")
        .param(UUID.fromString(id))
        .update();
  }
}
