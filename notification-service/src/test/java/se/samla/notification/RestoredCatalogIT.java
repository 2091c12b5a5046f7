package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.events.ChangeOperation.CREATED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.samla.notification.copying.Polls;

/** The catalog was restored from a backup: cursors of the time before are worth nothing. */
class RestoredCatalogIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of(MoreDatasets.RESTORED);

  @Autowired private ApplicationContext context;

  @Test
  void tellsOfTheResetAndGoesOnFromThere() {
    api.subscribed(receiver.url(), Map.of("datasets", List.of(MoreDatasets.RESTORED)));
    var before = FEED.publish(CREATED);
    eventually().until(() -> receiver.recordIds().contains(before.recordId(1)));

    FEED.restore();
    var after = FEED.publish(CREATED);

    eventually().until(() -> receiver.recordIds().contains(after.recordId(1)));
    var reset = receiver.ofType("se.samla.dataset.reset.v1");
    assertThat(reset).hasSize(1);
    assertThat(reset.getFirst().data().get("from").asString())
        .isEqualTo(FEED.fixtures.epoch - 1 + "." + before.number() + ".1");
    assertThat(reset.getFirst().data().get("to").asString())
        .isEqualTo(FEED.fixtures.epoch + "." + after.number() + ".0");
    assertThat(reset.getFirst().data().get("feed").asString())
        .endsWith("/changes?after=" + FEED.fixtures.epoch + "." + after.number() + ".0");
    assertThat(receiver.all().indexOf(reset.getFirst()))
        .isLessThan(receiver.all().indexOf(receiver.changes().getLast()));
  }

  @Test
  void endsABatchOfTheTimeBeforeThatNobodyTook() {
    api.subscribed(receiver.url(), Map.of("datasets", List.of(MoreDatasets.RESTORED)));
    var seen = FEED.publish(CREATED);
    eventually().until(() -> receiver.recordIds().contains(seen.recordId(1)));
    receiver.answerNext(WebhookReceiver.Answer.of(503, "3600"));
    FEED.publish(CREATED);
    eventually().until(() -> receiver.changes().size() == 2);

    FEED.restore();
    var after = FEED.publish(CREATED);
    eventually().until(() -> copiedOf(MoreDatasets.RESTORED, after.number()) == 1);

    api.get("/v1/subscriptions")
        .body()
        .get("subscriptions")
        .forEach(s -> api.post("/v1/subscriptions/" + s.get("id").asString() + "/retry", null));
    eventually().until(() -> receiver.recordIds().contains(after.recordId(1)));
    assertThat(receiver.ofType("se.samla.dataset.reset.v1")).hasSize(1);
    assertThat(receiver.recordIds()).containsExactly(seen.recordId(1), after.recordId(1));
  }

  @Test
  void goesOnWithTheNewTimeThoughOnePollBringsBoth() {
    api.subscribed(receiver.url(), Map.of("datasets", List.of(MoreDatasets.RESTORED)));
    var seen = FEED.publish(CREATED);
    eventually().until(() -> receiver.recordIds().contains(seen.recordId(1)));
    var before = FEED.commit(CREATED);
    FEED.restore();
    var after = FEED.commit(CREATED);

    Polls.of(context).bring(PLATFORM.bytes(before), PLATFORM.bytes(after), PLATFORM.bytes(before));

    var last = ChangeFixtures.recordId(after.getChangeSet(), 1);
    eventually().until(() -> receiver.recordIds().contains(last));
    assertThat(receiver.ofType("se.samla.dataset.reset.v1")).hasSize(1);
    assertThat(copiedOf(MoreDatasets.RESTORED, before.getChangeSet())).isEqualTo(1);
  }

  @Test
  void refusesACursorOfATimeToCome() {
    api.subscribed(receiver.url(), Map.of("datasets", List.of(MoreDatasets.RESTORED)));
    var seen = FEED.publish(CREATED);
    eventually().until(() -> receiver.recordIds().contains(seen.recordId(1)));

    var refusal =
        api.post(
            "/v1/subscriptions",
            Map.of(
                "url", receiver.url(),
                "datasets", List.of(MoreDatasets.RESTORED),
                "from", Map.of(MoreDatasets.RESTORED, "99.1.1")));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.body().get("detail").asString())
        .startsWith(MoreDatasets.RESTORED + ": 99.1.1 (expected: ");
  }
}
