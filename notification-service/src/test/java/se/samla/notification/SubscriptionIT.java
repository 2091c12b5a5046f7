package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.events.ChangeOperation;
import se.samla.notification.WebhookReceiver.Answer;

/** The subscriptions API. */
class SubscriptionIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");
  private static final String SUBSCRIPTIONS = "/v1/subscriptions";

  @Test
  void letsNobodyInWithoutTheRightKey() {
    assertThat(api.as(null).get(SUBSCRIPTIONS).status()).isEqualTo(401);
    assertThat(api.as(api.key() + "x").get(SUBSCRIPTIONS).status()).isEqualTo(401);
    assertThat(api.as(OPERATOR_KEY).get(SUBSCRIPTIONS).status()).isEqualTo(401);
    assertThat(api.post("/v1/subscribers", Map.of("name", "Me")).status()).isEqualTo(401);
    assertThat(api.as(null).get(SUBSCRIPTIONS).body().get("type").asString())
        .isEqualTo("https://samla.se/problems/unauthorized");
  }

  @Test
  void letsNobodyInWithAKeyThatIsRevokedAndTheSameSubscriberWithAnother() {
    var operator = api.as(OPERATOR_KEY);
    var made = operator.post("/v1/subscribers", Map.of("name", "Leaky")).body();
    var keys = "/v1/subscribers/" + made.get("id").asString() + "/keys";
    var leaked = api.as(made.get("key").asString());
    var subscription = leaked.subscribed(receiver.url(), Map.of()).get("id").asString();

    var other = operator.post(keys, null);
    assertThat(other.status()).isEqualTo(201);
    var revoked = keys + "/" + made.get("key").asString().substring(6, 18);
    assertThat(operator.send("DELETE", revoked, null).status()).isEqualTo(204);

    assertThat(leaked.get(SUBSCRIPTIONS).status()).isEqualTo(401);
    var safe = api.as(other.body().get("key").asString());
    assertThat(safe.statusOf(subscription)).isEqualTo("active");
    safe.deleteAll();
  }

  @Test
  void letsOperatorsOnlyMakeAndRevokeKeysOfSubscribersThereAre() {
    var operator = api.as(OPERATOR_KEY);
    var nobody = "/v1/subscribers/" + UUID.randomUUID() + "/keys";

    assertThat(api.post(nobody, null).status()).isEqualTo(401);
    assertThat(api.send("DELETE", nobody + "/abc", null).status()).isEqualTo(401);
    assertThat(operator.post(nobody, null).status()).isEqualTo(404);
    assertThat(operator.send("DELETE", nobody + "/abc", null).status()).isEqualTo(404);
  }

  @Test
  void knowsNothingOfAnotherSubscribersSubscription() {
    var path = SUBSCRIPTIONS + "/" + api.subscribed(receiver.url(), Map.of()).get("id").asString();
    var stranger = Api.of(api.base(), OPERATOR_KEY);

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.send("PATCH", path, Map.of()).status()).isEqualTo(404);
    assertThat(stranger.send("DELETE", path, null).status()).isEqualTo(404);
    for (var action : List.of("test", "resume", "secret-rotation")) {
      assertThat(stranger.post(path + "/" + action, null).status()).as(action).isEqualTo(404);
    }
    assertThat(stranger.get(path + "/deliveries").status()).isEqualTo(404);
    assertThat(stranger.post(path + "/replay", Map.of("since", "2026-01-01T00:00:00Z")).status())
        .isEqualTo(404);
    assertThat(api.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1:8080/hook",
        "https://10.0.0.1/hook",
        "https://user@example.org/hook",
        "https://127.0.0.1:80/hook",
        "http://2130706433:8080/hook",
        "no url"
      })
  void refusesAUrlThatMayNotBeConnectedTo(String url) {
    var refusal = subscribe(Map.of("url", url));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.body().get("detail").asString()).startsWith("url: ").contains("(expected: ");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThat(subscribe(Map.of("datasets", List.of("nope"))).status()).isEqualTo(400);
    assertThat(subscribe(Map.of("filter", Map.of("operation", List.of("deleted")))).status())
        .isEqualTo(400);
    assertThat(subscribe(Map.of("filter", Map.of("operations", List.of("removed")))).status())
        .isEqualTo(400);
    assertThat(subscribe(Map.of("from", "yesterday")).status()).isEqualTo(400);
    assertThat(subscribe(Map.of("payload", "fat")).status()).isEqualTo(400);
  }

  @Test
  void refusesAStartInAStreamThatIsNotSubscribedTo() {
    assertThat(detail(subscribe(Map.of("from", Map.of("badplatzer", "1.2.3")))))
        .isEqualTo("from: badplatzer (expected: of [badplatser])");
    assertThat(detail(subscribe(Map.of("from", Map.of("badplatser", "yesterday")))))
        .startsWith("from.badplatser, cursor: yesterday (expected: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"publishers", "municipalities", "operations", "fields", "bbox"})
  void refusesAFilterWithANullInIt(String part) {
    var filter = Map.of(part, Arrays.asList(null, null, null, null));

    assertThat(detail(subscribe(Map.of("filter", filter))))
        .startsWith("filter." + part + ": [null, null, null, null] (expected: ");
  }

  @Test
  void refusesANullAmongDatasetsAndEvents() {
    var nothing = Collections.singletonList(null);

    assertThat(detail(subscribe(Map.of("datasets", nothing))))
        .startsWith("datasets: [null] (expected: ");
    assertThat(detail(subscribe(Map.of("events", nothing)))).startsWith("events: null (expected: ");
  }

  @Test
  void refusesToResumeFromAnywhereElse() {
    var path = SUBSCRIPTIONS + "/" + api.subscribed(receiver.url(), Map.of()).get("id").asString();

    assertThat(detail(api.post(path + "/resume", Map.of("from", "nwo"))))
        .isEqualTo("from: nwo (expected: now, or left out to go on from the cursor)");
  }

  @Test
  void refusesAReplayOfNothingOrOfTwoKinds() {
    var path =
        SUBSCRIPTIONS
            + "/"
            + api.subscribed(receiver.url(), Map.of()).get("id").asString()
            + "/replay";
    var cursor = Map.of("badplatser", "1.0.0");

    for (var after : List.of(Map.of(), "1.2.3", List.of(cursor))) {
      assertThat(detail(api.post(path, Map.of("after", after))))
          .startsWith("after: ")
          .endsWith(" (expected: {dataset: cursor})");
    }
    assertThat(detail(api.post(path, Map.of("after", cursor, "since", "2026-01-01T00:00:00Z"))))
        .isEqualTo("replay: after and since (expected: one of the two)");
    assertThat(detail(api.post(path, Map.of("after", Map.of("badplatser", "1.2")))))
        .startsWith("after.badplatser, cursor: 1.2 (expected: ");
  }

  private static String detail(Api.Response refusal) {
    assertThat(refusal.status()).as(refusal.body().toString()).isEqualTo(400);
    return refusal.body().get("detail").asString();
  }

  @Test
  void sendsNothingBeforeTheUrlHasProvenThatItWantsIt() {
    receiver.answerNext(Answer.status(404));
    var id = subscribe(Map.of()).body().get("id").asString();
    var set = FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> receiver.recordIds().contains(set.recordId(1)));

    assertThat(receiver.ofType("se.samla.subscription.created.v1")).hasSize(2);
    assertThat(api.statusOf(id)).isEqualTo("active");
  }

  @Test
  void staysPendingWhenTheUrlIsMovedUntilTheNewOneAnswers() {
    var id = api.subscribed(receiver.url(), Map.of()).get("id").asString();
    try (var other = new WebhookReceiver()) {
      api.send("PATCH", SUBSCRIPTIONS + "/" + id, Map.of("url", other.url()));
      var set = FEED.publish(ChangeOperation.CREATED);

      eventually().until(() -> other.recordIds().contains(set.recordId(1)));
      assertThat(other.ofType("se.samla.subscription.created.v1")).hasSize(1);
      assertThat(receiver.changes()).isEmpty();
    }
  }

  @Test
  void signsWithTheOldAndTheNewSecretWhileItIsRotated() throws Exception {
    var made = api.subscribed(receiver.url(), Map.of());
    var path = SUBSCRIPTIONS + "/" + made.get("id").asString();

    var rotated = api.post(path + "/secret-rotation", null).body();
    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> !receiver.changes().isEmpty());
    var webhook = receiver.changes().getFirst();
    webhook.verify(made.get("secret").asString());
    webhook.verify(rotated.get("secret").asString());
    assertThat(rotated.get("secret")).isNotEqualTo(made.get("secret"));
    assertThat(api.get(path).body().has("secret")).isFalse();
  }

  @Test
  void signsWithTheNewSecretOnlyWhenADayHasPassed() throws Exception {
    var made = api.subscribed(receiver.url(), Map.of());
    var id = made.get("id").asString();
    var rotated = api.post(SUBSCRIPTIONS + "/" + id + "/secret-rotation", null).body();
    assertThat(hoursBothCount(id)).isEqualTo(24);

    jdbc.sql("UPDATE subscription SET previous_until = now() WHERE id = ?::uuid")
        .param(id)
        .update();
    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> !receiver.changes().isEmpty());
    receiver.changes().getFirst().verify(rotated.get("secret").asString());
    assertThat(receiver.changes().getFirst().header("webhook-signature")).doesNotContain(" ");
  }

  @Test
  void refusesASecondRotationWhileBothSecretsOfTheFirstCount() throws Exception {
    var made = api.subscribed(receiver.url(), Map.of());
    var path = SUBSCRIPTIONS + "/" + made.get("id").asString();
    var rotated = api.post(path + "/secret-rotation", null).body();

    var again = api.post(path + "/secret-rotation", null);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body().get("detail").asString())
        .matches("secret-rotation: under way \\(expected: not before \\d{4}-\\d\\d-\\d\\dT.*Z\\)");
    FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> !receiver.changes().isEmpty());
    receiver.changes().getFirst().verify(made.get("secret").asString());
    receiver.changes().getFirst().verify(rotated.get("secret").asString());
  }

  @Test
  void forgetsTheOldSecretWhenItsDayHasPassedAndRotatesAgain() {
    var id = api.subscribed(receiver.url(), Map.of()).get("id").asString();
    api.post(SUBSCRIPTIONS + "/" + id + "/secret-rotation", null);

    jdbc.sql("UPDATE subscription SET previous_until = now() WHERE id = ?::uuid")
        .param(id)
        .update();

    eventually().until(() -> oldSecrets(id) == 0);
    assertThat(api.post(SUBSCRIPTIONS + "/" + id + "/secret-rotation", null).status())
        .isEqualTo(200);
    assertThat(oldSecrets(id)).isEqualTo(1);
  }

  @Test
  void rotatesAKeyOfEd25519ToAnother() {
    var made = api.subscribed(receiver.url(), Map.of("signature", "v1a"));
    var path = SUBSCRIPTIONS + "/" + made.get("id").asString();

    var rotated = api.post(path + "/secret-rotation", null).body();

    assertThat(rotated.get("secret").asString()).startsWith("whpk_");
    assertThat(rotated.get("secret")).isNotEqualTo(made.get("secret"));
    api.post(path + "/test", null);
    assertThat(
            receiver.ofType("se.samla.subscription.test.v1").getFirst().header("webhook-signature"))
        .matches("v1a,[^ ,]+ v1a,[^ ,]+");
  }

  private int oldSecrets(String id) {
    return jdbc.sql("SELECT count(previous_secret) FROM subscription WHERE id = ?::uuid")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private int hoursBothCount(String id) {
    return jdbc.sql(
            """
            SELECT round(extract(epoch FROM previous_until - now()) / 3600)
            FROM subscription WHERE id = ?::uuid
            """)
        .param(id)
        .query(Integer.class)
        .single();
  }

  @Test
  void replaysFromACursorUnderNewIds() {
    var made = api.subscribed(receiver.url(), Map.of());
    var first = FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> receiver.recordIds().contains(first.recordId(1)));
    var after = receiver.changes().getFirst().data().get("from").asString();

    api.post(
        SUBSCRIPTIONS + "/" + made.get("id").asString() + "/replay",
        Map.of("after", Map.of("badplatser", after)));

    eventually().until(() -> receiver.changes().size() == 2);
    assertThat(receiver.recordIds()).containsExactly(first.recordId(1), first.recordId(1));
    assertThat(receiver.changes()).extracting(ReceivedWebhook::id).doesNotHaveDuplicates();
  }

  @Test
  void startsAfterACursorOfADataset() {
    var first = FEED.publish(ChangeOperation.CREATED, ChangeOperation.CREATED);
    var second = FEED.publish(ChangeOperation.CREATED);
    var after = "1." + first.number() + ".1";

    api.subscribed(receiver.url(), Map.of("from", Map.of("badplatser", after)));

    eventually().until(() -> receiver.recordIds().contains(second.recordId(1)));
    assertThat(receiver.recordIds()).containsExactly(first.recordId(2), second.recordId(1));
    assertThat(receiver.changes().getFirst().data().get("from").asString()).isEqualTo(after);
  }

  @Test
  void tellsWhatATestEventBrought() throws Exception {
    var made = api.subscribed(receiver.url(), Map.of("signature", "v1a"));

    var outcome = api.post(SUBSCRIPTIONS + "/" + made.get("id").asString() + "/test", null).body();

    assertThat(outcome.get("status").asInt()).isEqualTo(204);
    var test = receiver.ofType("se.samla.subscription.test.v1").getFirst();
    assertThat(test.header("webhook-signature")).startsWith("v1a,");
    assertThat(made.get("secret").asString()).startsWith("whpk_");
  }

  @Test
  void sendsAFewTestEventsOnlyToAUrlThatHasNotProvenItself() {
    IntStream.range(0, 20).forEach(_ -> receiver.answerNext(Answer.status(404)));
    var path = SUBSCRIPTIONS + "/" + subscribe(Map.of()).body().get("id").asString() + "/test";

    for (var i = 0; i < 5; i++) {
      assertThat(api.post(path, null).status()).isEqualTo(200);
    }

    var refusal = api.post(path, null);
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.body().get("detail").asString())
        .isEqualTo(
            "tests: too many of URLs that have not proven themselves (expected: at most 5 a"
                + " minute)");
    assertThat(receiver.ofType("se.samla.subscription.test.v1")).hasSize(5);
  }

  @Test
  void sendsManyTestEventsToAUrlThatHasProvenItself() {
    var made = api.subscribed(receiver.url(), Map.of());
    var path = SUBSCRIPTIONS + "/" + made.get("id").asString() + "/test";

    for (var i = 0; i < 10; i++) {
      assertThat(api.post(path, null).status()).isEqualTo(200);
    }
  }

  @Test
  void leavesTheChangesOutOfAThinPayload() {
    api.subscribed(receiver.url(), Map.of("payload", "thin"));

    var set = FEED.publish(ChangeOperation.CREATED, ChangeOperation.DELETED);

    eventually().until(() -> !receiver.changes().isEmpty());
    var event = receiver.changes().getFirst().event();
    var data = event.get("data");
    assertThat(data.has("changes")).isFalse();
    assertThat(data.get("counts").toString()).isEqualTo("{\"created\":1,\"deleted\":1}");
    assertThat(data.get("to").asString()).isEqualTo("1." + set.number() + ".2");
    assertThat(data.get("feed").asString())
        .isEqualTo(
            event.get("source").asString()
                + "/changes?after="
                + data.get("from").asString()
                + "&until="
                + data.get("to").asString());
    assertThat(event.get("source").asString()).endsWith("/v1/datasets/badplatser");
    assertThat(event.get("subject").asString()).isEqualTo("badplatser");
    assertThat(event.get("id").asString()).isEqualTo(receiver.changes().getFirst().id());
  }

  private Api.Response subscribe(Map<String, ?> wishes) {
    var wish =
        new HashMap<String, Object>(
            Map.of("url", receiver.url(), "datasets", List.of("badplatser")));
    wish.putAll(wishes);
    return api.post(SUBSCRIPTIONS, wish);
  }
}
