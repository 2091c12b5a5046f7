package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.events.ChangeOperation;
import se.samla.notification.WebhookReceiver.Answer;

/** How subscriptions end, and how they go on (FAILURES 9). */
class EndingIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");
  private static final int ATTEMPTS = 4;

  @Test
  void endsWhenTheReceiverIsGone() {
    var id = subscribe(Map.of());
    receiver.answerNext(Answer.status(410));

    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> api.statusOf(id).equals("gone"));
    FEED.publish(ChangeOperation.CREATED);
    untilAnotherSubscriberHasIt();
    assertThat(receiver.changes()).hasSize(1);
    assertThat(api.post("/v1/subscriptions/" + id + "/resume", null).status()).isEqualTo(409);
  }

  @Test
  void isDisabledAfterTheLastRetryAndGoesOnFromItsCursorWhenResumed() {
    var id = subscribe(Map.of());
    refuse(403);

    var set = FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> api.statusOf(id).equals("disabled"));
    assertThat(receiver.changes()).hasSize(ATTEMPTS);
    assertThat(api.subscription(id).get("reason").asString())
        .isEqualTo("4 attempts failed, the last: status 403");

    api.post("/v1/subscriptions/" + id + "/resume", null);
    eventually().until(() -> receiver.recordIds().contains(set.recordId(1)));
    assertThat(receiver.changes())
        .extracting(ReceivedWebhook::id)
        .containsOnly(receiver.changes().getFirst().id());
  }

  @Test
  void skipsABatchThatIsRefusedEveryTimeWhenAskedTo() {
    var id = subscribe(Map.of("onPoison", "skip"));
    refuse(400);

    var poison = FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> deadLettersOf(id) == 1);
    var next = FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> receiver.recordIds().contains(next.recordId(1)));
    assertThat(receiver.recordIds()).doesNotContain(poison.recordId(1));
    assertThat(api.statusOf(id)).isEqualTo("active");
  }

  @Test
  void isDisabledWhenTheProofIsRefusedEveryTimeThoughPoisonIsSkipped() {
    refuse(404);
    var wish = Map.of("url", receiver.url(), "datasets", List.of("badplatser"), "onPoison", "skip");
    var id = api.post("/v1/subscriptions", wish).body().get("id").asString();

    eventually().until(() -> api.statusOf(id).equals("disabled"));
    assertThat(api.subscription(id).get("reason").asString())
        .isEqualTo("4 attempts failed, the last: status 404");
    assertThat(deadLettersOf(id)).isZero();

    api.post("/v1/subscriptions/" + id + "/resume", null);
    eventually().until(() -> api.statusOf(id).equals("active"));
  }

  @Test
  void discardsWhatWaitsForASubscriptionThatIsDeleted() {
    var id = subscribe(Map.of());
    receiver.answerNext(Answer.of(503, "1"));
    FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> receiver.changes().size() == 1);

    api.send("DELETE", "/v1/subscriptions/" + id, null);

    untilAnotherSubscriberHasIt();
    assertThat(receiver.changes()).hasSize(1);
    assertThat(
            jdbc.sql("SELECT count(*) FROM delivery_cursor WHERE subscription = ?")
                .param(UUID.fromString(id))
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void honoursWhenAReceiverAsksForAPause() {
    var id = subscribe(Map.of());
    receiver.answerNext(Answer.of(429, "1"));

    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> receiver.changes().size() == 2);
    var attempts = api.deliveries(id);
    var pause =
        Duration.between(
            java.time.Instant.parse(attempts.get(1).get("startedAt").asString()),
            java.time.Instant.parse(attempts.get(0).get("startedAt").asString()));
    assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(timestamp(1)).as("of this attempt (FAILURES 22)").isGreaterThan(timestamp(0));
  }

  private long timestamp(int attempt) {
    return Long.parseLong(receiver.changes().get(attempt).header("webhook-timestamp"));
  }

  private String subscribe(Map<String, ?> wishes) {
    return api.subscribed(receiver.url(), wishes).get("id").asString();
  }

  private void refuse(int status) {
    IntStream.range(0, ATTEMPTS).forEach(_ -> receiver.answerNext(Answer.status(status)));
  }

  /** Whatever would be sent to the one under test has been sent when this one has its own. */
  private void untilAnotherSubscriberHasIt() {
    try (var other = new WebhookReceiver()) {
      api.subscribed(other.url(), Map.of());
      var set = FEED.publish(ChangeOperation.CREATED);
      eventually().until(() -> other.recordIds().contains(set.recordId(1)));
    }
  }

  private int deadLettersOf(String id) {
    return jdbc.sql("SELECT count(*) FROM dead_letter WHERE subscription = ?")
        .param(UUID.fromString(id))
        .query(Integer.class)
        .single();
  }
}
