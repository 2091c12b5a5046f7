package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.events.ChangeOperation.CREATED;
import static se.samla.events.ChangeOperation.DELETED;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.copying.Polls;
import se.samla.notification.delivering.Workers;

/**
 * Who locks several cursors does so in the order of their keys, so that nobody waits in a circle.
 */
class LockOrderIT extends RunningService {
  private static final String STREAM = "badplatser";
  private static final FeedFixture FEED = FeedFixture.of(STREAM);

  @Autowired private ApplicationContext context;
  @Autowired private TransactionOperations transactions;

  /** The first change set is for the second cursor alone, the second change set for the first. */
  @Test
  void aPollOfManyChangeSetsHoldsNoCursorWhileItWaitsForOneBeforeIt() throws Exception {
    var begun = FEED.publish(CREATED);
    eventually().until(() -> copiedOf(STREAM, begun.number()) == 1);
    var ids = IntStream.range(0, 2).mapToObj(_ -> subscribe()).sorted().toList();
    want(ids.getFirst(), "created");
    want(ids.getLast(), "deleted");
    var deleted = PLATFORM.bytes(FEED.commit(DELETED));
    var created = FEED.commit(CREATED);

    var poll = new Thread(() -> Polls.of(context).bring(deleted, PLATFORM.bytes(created)));
    transactions.executeWithoutResult(
        _ -> {
          lock(ids.getFirst());
          var us = jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
          poll.start();
          eventually().until(() -> somebodyWaitsFor(us));
          assertThat(lock(ids.getLast())).isTrue();
        });
    poll.join();

    var last = ChangeFixtures.recordId(created.getChangeSet(), 1);
    eventually().until(() -> receiver.recordIds().contains(last));
    assertThat(receiver.recordIds()).hasSize(2);
  }

  /** As whoever moves, resumes or deletes the subscription: the other way round is a circle. */
  @Test
  void aProofThatArrivesHoldsNoCursorWhileItWaitsForItsSubscription() throws Exception {
    var dispatcher = (SmartLifecycle) context.getBean("dispatcher");
    dispatcher.stop();
    try {
      var wish = Map.of("url", receiver.url(), "datasets", List.of(STREAM));
      var id = api.post("/v1/subscriptions", wish).body().get("id").asString();
      var workers = Workers.of(context);
      var asked = workers.take(UUID.fromString(id));
      var settling = new Thread(() -> workers.settleAlone(asked));
      transactions.executeWithoutResult(
          _ -> {
            lockSubscription(id);
            var us = jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
            settling.start();
            eventually().until(() -> somebodyWaitsFor(us));
            assertThat(lock(id, "subscription")).isTrue();
          });
      settling.join();
      assertThat(api.statusOf(id)).isEqualTo("active");
    } finally {
      dispatcher.start();
    }
  }

  private void lockSubscription(String id) {
    jdbc.sql("SELECT true FROM subscription WHERE id = ? FOR NO KEY UPDATE")
        .param(UUID.fromString(id))
        .query(Boolean.class)
        .single();
  }

  private String subscribe() {
    return api.subscribed(receiver.url(), Map.of("datasets", List.of(STREAM))).get("id").asString();
  }

  private void want(String id, String operation) {
    var filter = Map.of("operations", List.of(operation));
    assertThat(api.send("PATCH", "/v1/subscriptions/" + id, Map.of("filter", filter)).status())
        .isEqualTo(200);
  }

  /** Fails when somebody else holds it. */
  private boolean lock(String id) {
    return lock(id, STREAM);
  }

  private boolean lock(String id, String stream) {
    return jdbc.sql(
            """
            SELECT true FROM delivery_cursor WHERE subscription = ? AND stream = ?
            FOR NO KEY UPDATE NOWAIT
            """)
        .params(UUID.fromString(id), stream)
        .query(Boolean.class)
        .single();
  }

  private boolean somebodyWaitsFor(int process) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid)))")
        .param(process)
        .query(Boolean.class)
        .single();
  }
}
