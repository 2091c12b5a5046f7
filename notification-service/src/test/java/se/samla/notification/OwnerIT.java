package se.samla.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.events.ChangeOperation.CREATED;
import static se.samla.events.ChangeOperation.DELETED;
import static se.samla.events.ChangeOperation.UPDATED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.notification.WebhookReceiver.Answer;

/** What an owner can do with a subscription, and see of it. */
class OwnerIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");
  private static final String TOILETS = "offentliga-toaletter";

  @Test
  void keepsTheCursorWhenTheFilterOrTheUrlIsEdited() {
    var id = subscribe(Map.of());
    receiver.answerNext(Answer.of(503, "3600"));
    var waiting = FEED.publish(CREATED, DELETED);
    eventually().until(() -> receiver.changes().size() == 1);
    var cursor = cursorOf(id);

    edit(id, Map.of("filter", Map.of("operations", List.of("deleted"))));
    assertThat(cursorOf(id)).isEqualTo(cursor);
    try (var moved = new WebhookReceiver()) {
      edit(id, Map.of("url", moved.url()));
      assertThat(cursorOf(id)).isEqualTo(cursor);

      eventually().until(() -> moved.recordIds().contains(waiting.recordId(2)));
      assertThat(moved.changes().getFirst().id()).isEqualTo(receiver.changes().getFirst().id());
    }
  }

  @Test
  void letsAnEditedFilterSeeWhatTheOldOnePassedOver() {
    var id = subscribe(Map.of("filter", Map.of("operations", List.of("deleted"))));
    receiver.answerNext(Answer.of(503, "3600"));
    var first = FEED.publish(DELETED);
    eventually().until(() -> receiver.changes().size() == 1);
    var passedOver = FEED.publish(CREATED);
    eventually().until(() -> copied(passedOver.number()));

    edit(id, Map.of("filter", Map.of("operations", List.of("created"))));
    api.post(path(id) + "/retry", null);

    eventually().until(() -> receiver.recordIds().contains(passedOver.recordId(1)));
    assertThat(receiver.recordIds()).containsExactly(first.recordId(1), passedOver.recordId(1));
  }

  @Test
  void triesAgainAtOnceWhenAskedTo() {
    var id = subscribe(Map.of());
    receiver.answerNext(Answer.of(503, "3600"));
    var set = FEED.publish(CREATED);
    eventually().until(() -> attempts(id, "?outcome=slow_down") == 1);

    assertThat(api.post(path(id) + "/retry", null).status()).isEqualTo(200);

    eventually().until(() -> receiver.recordIds().contains(set.recordId(1)));
    assertThat(receiver.changes().getLast().id()).isEqualTo(receiver.changes().getFirst().id());
  }

  @Test
  void replaysFromATime() {
    var id = subscribe(Map.of());
    var before = FEED.publish(CREATED);
    eventually().until(() -> receiver.recordIds().contains(before.recordId(1)));
    var between = Instant.now();
    var after = FEED.publish(UPDATED);
    eventually().until(() -> receiver.recordIds().contains(after.recordId(1)));

    api.post(path(id) + "/replay", Map.of("since", between.toString()));

    eventually().until(() -> receiver.recordIds().size() == 3);
    assertThat(receiver.recordIds().getLast()).isEqualTo(after.recordId(1));
    assertThat(receiver.changes()).extracting(ReceivedWebhook::id).doesNotHaveDuplicates();
  }

  @Test
  void namesTheTimeAfterWhichItCanReplayWhereTheOwnCopyBeginsLater() {
    var toilets = FeedFixture.of(TOILETS);
    var old = toilets.publish(CREATED);
    toilets.publish(CREATED);
    forgetUpTo(TOILETS, old.number());
    var id = subscribe(Map.of("datasets", List.of(TOILETS)));

    var refusal = api.post(path(id) + "/replay", Map.of("since", "2026-01-01T00:00:00Z"));

    assertThat(refusal.status()).isEqualTo(400);
    var detail = refusal.body().get("detail").asString();
    var named = Pattern.compile("expected: later than (\\S+), when the copy of").matcher(detail);
    assertThat(named.find()).as(detail).isTrue();
    var later = Instant.parse(named.group(1)).plusMillis(1).toString();
    assertThat(api.post(path(id) + "/replay", Map.of("since", later)).status()).isEqualTo(200);
  }

  @Test
  void leavesOutWhatWasMissedWhenResumedFromNow() {
    var id = subscribe(Map.of());
    IntStream.range(0, 4).forEach(_ -> receiver.answerNext(Answer.status(500)));
    var missed = FEED.publish(CREATED);
    eventually().until(() -> api.statusOf(id).equals("disabled"));

    api.post(path(id) + "/resume", Map.of("from", "now"));
    var next = FEED.publish(CREATED);

    eventually().until(() -> receiver.recordIds().contains(next.recordId(1)));
    assertThat(receiver.recordIds()).doesNotContain(missed.recordId(1));
  }

  @Test
  void showsEveryAttemptAndFiltersThemByOutcomeAndTime() {
    var start = Instant.now();
    var id = subscribe(Map.of());
    receiver.answerNext(Answer.status(500), Answer.status(404));
    receiver.answerNext(Answer.body("thank you".getBytes(UTF_8), Map.of()));
    var set = FEED.publish(CREATED);
    eventually().until(() -> attempts(id, "") == 4);

    assertThat(attempts(id, "?outcome=refused")).isEqualTo(2);
    assertThat(attempts(id, "?outcome=delivered&since=" + start)).isEqualTo(2);
    assertThat(attempts(id, "?until=" + start)).isZero();
    assertThat(api.get(path(id) + "/deliveries?outcome=refuse").body().get("detail").asString())
        .startsWith("outcome: refuse (expected: one of [delivered, gone, slow_down,");
    var page = api.get(path(id) + "/deliveries?outcome=refused&limit=1&since=" + start).body();
    var attempt = page.get("deliveries").get(0);
    assertThat(attempt.get("status").asInt()).isEqualTo(404);
    assertThat(attempt.get("nextAttemptAt").isNull()).isFalse();
    assertThat(attempt.get("durationMs").isInt()).isTrue();
    var next = api.get(page.get("next").asString()).body();
    assertThat(next.get("deliveries").get(0).get("status").asInt()).isEqualTo(500);
    var delivered = api.deliveries(id).get(0);
    assertThat(delivered.get("responseHead").asString()).isEqualTo("thank you");
    assertThat(delivered.get("to").asString()).isEqualTo("1." + set.number() + ".1");
    assertThat(delivered.get("from")).isEqualTo(receiver.changes().getFirst().data().get("from"));
    assertThat(Instant.parse(delivered.get("startedAt").asString())).isAfter(start);
  }

  @Test
  void keepsAttemptsForThirtyDays() {
    var id = subscribe(Map.of());
    FEED.publish(CREATED);
    eventually().until(() -> attempts(id, "") == 2);

    age(id, 29);
    assertThat(attempts(id, "")).isEqualTo(2);
    age(id, 2);

    eventually().until(() -> attempts(id, "") == 0);
  }

  @Test
  void listsWhatWasSkippedAndWhereToReadIt() {
    var id = subscribe(Map.of("onPoison", "skip"));
    IntStream.range(0, 4).forEach(_ -> receiver.answerNext(Answer.status(400)));
    var poison = FEED.publish(CREATED);

    eventually().until(() -> deadLetters(id).size() == 1);
    var dead = deadLetters(id).getFirst();
    assertThat(dead.get("to").asString()).isEqualTo("1." + poison.number() + ".1");
    assertThat(dead.get("webhookId").asString()).isEqualTo(receiver.changes().getFirst().id());
    assertThat(dead.get("feed").asString()).endsWith("&until=1." + poison.number() + ".1");
  }

  @Test
  void listsWhatWasSkippedPageByPage() {
    var id = subscribe(Map.of());
    var at = Instant.parse("2026-11-27T10:00:00Z");
    IntStream.range(0, 5).forEach(i -> skipped(id, "msg_" + i, at.plusSeconds(i / 2)));

    assertThat(walked(path(id) + "/dead-letters?limit=2", "deadLetters", "webhookId"))
        .containsExactly("msg_4", "msg_3", "msg_2", "msg_1", "msg_0");
    assertThat(api.get(path(id) + "/dead-letters?cursor=there").status()).isEqualTo(400);
    assertThat(api.get(path(id) + "/dead-letters?limit=1001").status()).isEqualTo(400);
  }

  @Test
  void listsSubscriptionsNewestFirstAndLeavesNoneOutAtAPagesEdge() {
    var made = IntStream.range(0, 5).mapToObj(_ -> subscribe(Map.of())).toList();
    jdbc.sql(
            "UPDATE subscription SET created_at = date_trunc('day', created_at) WHERE id ="
                + " ANY(?::uuid[])")
        .param(made.subList(1, 4).toArray(String[]::new))
        .update();

    var listed = walked("/v1/subscriptions?limit=2", "subscriptions", "id");

    assertThat(listed).startsWith(made.get(4), made.get(0));
    assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
    assertThat(api.get("/v1/subscriptions?cursor=2026-01-01T00:00:00Z").status()).isEqualTo(400);
  }

  /** What a list names, followed page by page. */
  private List<String> walked(String first, String list, String name) {
    var found = new ArrayList<String>();
    for (var next = first; next != null; ) {
      var page = api.get(next).body();
      page.get(list).forEach(entry -> found.add(entry.get(name).asString()));
      next = page.get("next").isNull() ? null : page.get("next").asString();
    }
    return found;
  }

  private void skipped(String id, String webhook, Instant at) {
    jdbc.sql(
            """
            INSERT INTO dead_letter
            VALUES (?::uuid, 'badplatser', ?, ROW(1, 1, 1), ROW(1, 2, 1), '{}', ?::timestamptz)
            """)
        .params(id, webhook, at.toString())
        .update();
  }

  private String subscribe(Map<String, ?> wishes) {
    return api.subscribed(receiver.url(), wishes).get("id").asString();
  }

  private void edit(String id, Map<String, ?> edit) {
    assertThat(api.send("PATCH", path(id), edit).status()).isEqualTo(200);
  }

  private static String path(String id) {
    return "/v1/subscriptions/" + id;
  }

  private String cursorOf(String id) {
    return api.subscription(id).get("cursors").get("badplatser").asString();
  }

  private int attempts(String id, String query) {
    return api.get(path(id) + "/deliveries" + query).body().get("deliveries").size();
  }

  private List<tools.jackson.databind.JsonNode> deadLetters(String id) {
    return api.get(path(id) + "/dead-letters").body().get("deadLetters").valueStream().toList();
  }

  private boolean copied(long number) {
    return jdbc.sql("SELECT (complete).change_set >= ? FROM feed WHERE stream = 'badplatser'")
        .param(number)
        .query(Boolean.class)
        .single();
  }

  private void age(String id, int days) {
    jdbc.sql(
            "UPDATE attempt SET started_at = started_at - make_interval(days => ?) WHERE"
                + " subscription = ?")
        .params(days, UUID.fromString(id))
        .update();
  }
}
