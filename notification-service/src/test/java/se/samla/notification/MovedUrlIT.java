package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import se.samla.events.ChangeOperation;
import se.samla.notification.delivering.Workers;
import se.samla.notification.delivering.Workers.Worker;

/** What was begun for a subscription's old URL counts nothing for its new one. */
class MovedUrlIT extends RunningService {
  private static final String PROOF = "se.samla.subscription.created.v1";
  private static final FeedFixture FEED = FeedFixture.of("badplatser");

  @Autowired private ApplicationContext context;
  private final WebhookReceiver moved = new WebhookReceiver();
  private Workers workers;

  @BeforeEach
  void findWorkers() {
    workers = Workers.of(context);
  }

  @AfterEach
  void wakeAndClose() {
    if (!dispatcher().isRunning()) {
      dispatcher().start();
    }
    moved.close();
  }

  @Test
  void theOldUrlIsNotAskedToProveTheNewOne() {
    dispatcher().stop();
    var id = pending();
    var taken = workers.taken(UUID.fromString(id));

    move(id);

    assertThatThrownBy(taken::get).isInstanceOf(NoSuchElementException.class);
    dispatcher().start();
    eventually().until(() -> api.statusOf(id).equals("active"));
    assertThat(moved.ofType(PROOF)).hasSize(1);
    assertThat(receiver.all()).isEmpty();
  }

  @Test
  void aLateGoneOfTheOldUrlEndsNothing() {
    staysPendingThough(Workers::settleGone);
  }

  @Test
  void aLateFailureOfTheOldUrlDisablesNothing() {
    staysPendingThough(Workers::settleLastFailure);
  }

  /** And the batch goes to the new URL under its id. */
  private void staysPendingThough(BiFunction<Workers, Worker, String> answer) {
    var id = api.subscribed(receiver.url(), Map.of()).get("id").asString();
    dispatcher().stop();
    var set = FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> isDueUpTo(id, set.number()));
    var sent = workers.take(UUID.fromString(id));

    move(id);

    assertThat(answer.apply(workers, sent)).isEqualTo("CAME_TOO_LATE");
    assertThat(api.statusOf(id)).isEqualTo("pending");
    dispatcher().start();
    eventually().until(() -> moved.recordIds().contains(set.recordId(1)));
    assertThat(moved.changes().getFirst().id()).isEqualTo(sent.batch());
  }

  private String pending() {
    var wish = Map.of("url", receiver.url(), "datasets", List.of("badplatser"));
    return api.post("/v1/subscriptions", wish).body().get("id").asString();
  }

  private void move(String id) {
    var answer = api.send("PATCH", "/v1/subscriptions/" + id, Map.of("url", moved.url()));
    assertThat(answer.status()).isEqualTo(200);
  }

  private SmartLifecycle dispatcher() {
    return (SmartLifecycle) context.getBean("dispatcher");
  }

  private boolean isDueUpTo(String id, long changeSet) {
    return jdbc.sql(
            "SELECT coalesce((last_match).change_set = ?, false) FROM delivery_cursor WHERE stream"
                + " = 'badplatser' AND subscription = ?")
        .params(changeSet, UUID.fromString(id))
        .query(Boolean.class)
        .single();
  }
}
