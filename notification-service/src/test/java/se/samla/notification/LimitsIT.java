package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import se.samla.events.ChangeOperation;
import se.samla.notification.WebhookReceiver.Answer;
import se.samla.notification.WebhookReceiver.Pace;
import tools.jackson.databind.JsonNode;

/** Receivers that misbehave: what they may cost is bounded (FAILURES 8, 10, 12). */
class LimitsIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");
  private static final int SECOND = 1_000;

  @Test
  void cutsOffAResponseThatTricklesWhenTheDeadlineHasPassed() {
    var id = subscribe();
    receiver.answerNext(trickling());

    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> receiver.changes().size() == 2);
    var attempt = firstAttempt(id);
    assertThat(attempt.get("outcome").asString()).isEqualTo("timeout");
    assertThat(attempt.get("durationMs").asInt()).isBetween(2 * SECOND, 4 * SECOND);
  }

  @Test
  void keepsTheStartOnlyOfAResponseThatNeverEnds() {
    var id = subscribe();
    receiver.answerNext(Answer.endless(64 * 1024, Pace.flood()));

    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> attemptsOf(id) == 1);
    var attempt = firstAttempt(id);
    assertThat(attempt.get("outcome").asString()).isEqualTo("delivered");
    assertThat(attempt.get("durationMs").asInt()).isLessThan(2 * SECOND);
    assertThat(attempt.get("responseHead").asString().length()).isLessThanOrEqualTo(1024);
  }

  @Test
  void unpacksNoCompressedResponse() throws IOException {
    var id = subscribe();
    receiver.answerNext(Answer.body(bomb(), Map.of("Content-Encoding", "gzip")));

    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> attemptsOf(id) == 1);
    assertThat(firstAttempt(id).get("outcome").asString()).isEqualTo("delivered");
    assertThat(firstAttempt(id).get("responseHead").asString())
        .contains("\u001f")
        .hasSizeLessThan(1025);
  }

  @Test
  void sendsNoCookieBack() {
    subscribe();
    receiver.answerNext(Answer.body(new byte[0], Map.of("Set-Cookie", "a=b")));

    FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> receiver.changes().size() == 1);
    FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> receiver.changes().size() == 2);

    assertThat(receiver.changes().getLast().headers()).doesNotContainKey("Cookie");
  }

  @Test
  void sendsOneCloudEventInStructuredMode() {
    subscribe();

    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> receiver.changes().size() == 1);
    var webhook = receiver.changes().getFirst();
    assertThat(webhook.header("Content-Type")).isEqualTo("application/cloudevents+json");
    assertThat(webhook.header("webhook-id")).isEqualTo(webhook.event().get("id").asString());
  }

  @Test
  void sendsOneRequestAtATimeToASlowReceiver() {
    subscribe();
    var gate = new CountDownLatch(1);
    receiver.answerNext(Answer.heldBy(gate));
    FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> receiver.changes().size() == 1);

    var next = FEED.publish(ChangeOperation.CREATED);
    try (var other = new WebhookReceiver()) {
      api.subscribed(other.url(), Map.of());
      var last = FEED.publish(ChangeOperation.CREATED);
      eventually().until(() -> other.recordIds().contains(last.recordId(1)));
      assertThat(receiver.changes()).hasSize(1);
      gate.countDown();
      eventually().until(() -> receiver.recordIds().contains(last.recordId(1)));
    }
    assertThat(receiver.recordIds()).contains(next.recordId(1)).doesNotHaveDuplicates();
  }

  /** A hundred megabytes of nothing, packed. */
  private static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (var i = 0; i < 100; i++) {
        gzip.write(new byte[1024 * 1024]);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void followsNoRedirect() {
    var id = subscribe();
    receiver.answerNext(Answer.redirect("http://169.254.169.254/latest/meta-data/"));

    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> attemptsOf(id) == 2);
    assertThat(firstAttempt(id).get("outcome").asString()).isEqualTo("refused");
    assertThat(firstAttempt(id).get("status").asInt()).isEqualTo(302);
  }

  @Test
  void keepsDeliveringToOthersWhileOneHangsAndOneTrickles() {
    subscribe();
    var gate = new CountDownLatch(1);
    try (var healthy = new WebhookReceiver();
        var hanging = new WebhookReceiver()) {
      api.subscribed(healthy.url(), Map.of());
      api.subscribed(hanging.url(), Map.of());
      receiver.answerNext(Collections.nCopies(4, trickling()).toArray(Answer[]::new));
      hanging.answerNext(Collections.nCopies(4, Answer.heldBy(gate)).toArray(Answer[]::new));

      FEED.publish(ChangeOperation.CREATED);
      eventually().until(() -> receiver.changes().size() == 1 && hanging.changes().size() == 1);
      var set = FEED.publish(ChangeOperation.CREATED);

      eventually().until(() -> healthy.recordIds().contains(set.recordId(1)));
      assertThat(receiver.recordIds()).doesNotContain(set.recordId(1));
      assertThat(hanging.recordIds()).doesNotContain(set.recordId(1));
      gate.countDown();
    }
  }

  private static Answer trickling() {
    return Answer.endless(1, Pace.every(Duration.ofMillis(100)));
  }

  private String subscribe() {
    return api.subscribed(receiver.url(), Map.of()).get("id").asString();
  }

  private int attemptsOf(String id) {
    return (int) api.deliveries(id).valueStream().filter(LimitsIT::isOfData).count();
  }

  private JsonNode firstAttempt(String id) {
    return api.deliveries(id)
        .valueStream()
        .filter(LimitsIT::isOfData)
        .reduce((_, oldest) -> oldest)
        .orElseThrow();
  }

  private static boolean isOfData(JsonNode attempt) {
    return attempt.get("dataset").asString().equals("badplatser");
  }
}
