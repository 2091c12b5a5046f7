package se.samla.notification;

import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.events.ChangeOperation;
import se.samla.schemas.changes.ChangeView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a change in Kafka to a webhook that was answered. */
class DeliveryIT extends RunningService {
  private static final JsonMapper JSON = new JsonMapper();
  private static final FeedFixture FEED = FeedFixture.of("badplatser");
  private static final FeedFixture OTHER = FeedFixture.of(MoreDatasets.BESIDE);

  @Test
  void deliversEveryChangeOnceInOrderAndSigned() throws Exception {
    var subscription = api.subscribed(receiver.url(), Map.of());

    var first = FEED.publish(ChangeOperation.CREATED, ChangeOperation.UPDATED);
    var second = FEED.publish(ChangeOperation.DELETED);

    eventually().until(() -> receiver.recordIds().size() == 3);
    assertThat(receiver.recordIds())
        .containsExactly(first.recordId(1), first.recordId(2), second.recordId(1));
    for (var webhook : receiver.changes()) {
      webhook.verify(subscription.get("secret").asString());
    }
  }

  @Test
  void tellsChangesAsTheChangesApiDoes() {
    api.subscribed(receiver.url(), Map.of());
    var set =
        FEED.commit(ChangeOperation.CREATED, ChangeOperation.UPDATED, ChangeOperation.DELETED);

    PLATFORM.publish(set);

    eventually().until(() -> receiver.recordIds().size() == 3);
    assertThat(receiver.changes().stream().flatMap(w -> w.data().get("changes").valueStream()))
        .containsExactlyElementsOf(
            FEED.fixtures.views(set).stream().map(DeliveryIT::json).toList());
  }

  private static JsonNode json(ChangeView view) {
    return JSON.readTree(JSON.writeValueAsString(view));
  }

  @Test
  void sendsTheSameBatchAgainAfterAFailureAndThenGoesOn() {
    api.subscribed(receiver.url(), Map.of());
    receiver.answerNext(WebhookReceiver.Answer.status(500), WebhookReceiver.Answer.status(302));

    FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> receiver.changes().size() == 3);
    assertThat(receiver.changes())
        .extracting(ReceivedWebhook::id)
        .containsOnly(receiver.changes().getFirst().id());
    FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> receiver.recordIds().size() == 2);
    assertThat(receiver.changes().getLast().id()).isNotEqualTo(receiver.changes().getFirst().id());
  }

  @Test
  void sendsOnlyTheOperationsThatWereAskedFor() {
    api.subscribed(receiver.url(), Map.of("filter", Map.of("operations", List.of("deleted"))));

    FEED.publish(ChangeOperation.CREATED, ChangeOperation.DELETED, ChangeOperation.UPDATED);
    FEED.publish(ChangeOperation.CREATED);
    var last = FEED.publish(ChangeOperation.UPDATED, ChangeOperation.DELETED);

    eventually().until(() -> receiver.recordIds().contains(last.recordId(2)));
    assertThat(receiver.changes().stream().flatMap(w -> operations(w).stream()))
        .containsOnly("deleted");
    assertThat(receiver.recordIds()).hasSize(2);
  }

  @Test
  void endsABatchAtFiveHundredChangesAndSaysThatMoreFollow() {
    api.subscribed(receiver.url(), Map.of());

    var set = FEED.publish(501);

    eventually().until(() -> receiver.recordIds().size() == 501);
    assertThat(receiver.changes())
        .extracting(w -> w.data().get("more").asBoolean())
        .endsWith(false)
        .contains(true);
    assertThat(receiver.recordIds())
        .isEqualTo(rangeClosed(1, 501).mapToObj(set::recordId).toList());
  }

  @Test
  void sendsAtOnceWhatIsThereAndFillsTheNextBatchMeanwhile() {
    api.subscribed(receiver.url(), Map.of());
    var hold = receiver.holdNext(WebhookReceiver.Answer.status(204));
    var first = FEED.publish(ChangeOperation.CREATED);
    eventually().until(hold::hasCome);

    var second = FEED.publish(ChangeOperation.CREATED);
    var third = FEED.publish(ChangeOperation.CREATED, ChangeOperation.UPDATED);
    eventually().until(() -> copied(third.number()));
    hold.letGo();

    eventually().until(() -> receiver.recordIds().contains(third.recordId(2)));
    assertThat(receiver.changes().getFirst().recordIds()).containsExactly(first.recordId(1));
    assertThat(receiver.changes().getLast().recordIds())
        .containsExactly(second.recordId(1), third.recordId(1), third.recordId(2));
  }

  @Test
  void deliversOneDatasetWhileAnotherOfTheSameSubscriptionWaits() {
    var id = subscribedToTwo();
    receiver.answerNext(WebhookReceiver.Answer.of(503, "3600"));
    FEED.publish(ChangeOperation.CREATED);
    eventually().until(() -> receiver.changes().size() == 1);

    var other = OTHER.publish(ChangeOperation.CREATED);

    eventually().until(() -> receiver.recordIds().contains(other.recordId(1)));
    assertThat(rowsOf(id)).as("one cursor each, and one for the subscription").isEqualTo(3);
  }

  private String subscribedToTwo() {
    var both = List.of("badplatser", MoreDatasets.BESIDE);
    return api.subscribed(receiver.url(), Map.of("datasets", both)).get("id").asString();
  }

  private int rowsOf(String subscription) {
    return jdbc.sql("SELECT count(*) FROM delivery_cursor WHERE subscription = ?::uuid")
        .param(subscription)
        .query(Integer.class)
        .single();
  }

  private boolean copied(long number) {
    return jdbc.sql("SELECT (complete).change_set >= ? FROM feed WHERE stream = 'badplatser'")
        .param(number)
        .query(Boolean.class)
        .single();
  }

  private static List<String> operations(ReceivedWebhook webhook) {
    return webhook
        .data()
        .get("changes")
        .valueStream()
        .map(c -> c.get("operation").asString())
        .toList();
  }

  @Test
  void losesNoLeaseWhenChangesComeWhileBatchesAreFixed() {
    IntStream.range(0, 60).parallel().forEach(_ -> api.subscribed(receiver.url(), Map.of()));
    var last = FEED.publish(ChangeOperation.UPDATED);
    for (var set = 0; set < 40; set++) {
      last = FEED.publish(ChangeOperation.UPDATED);
    }

    var end = last.recordId(1);
    eventually().until(() -> receiver.recordIds().stream().filter(end::equals).count() == 60);
    eventually().until(() -> leasesWithoutABatch() == 0);
  }

  /**
   * Each lease is for a batch at least, and each batch is attempted once here. The last attempts
   * are written after the receiver has answered; a lease that was lost stays without one.
   */
  private int leasesWithoutABatch() {
    return jdbc.sql(
            """
            SELECT count(*) FROM delivery_cursor k
            WHERE stream = 'badplatser' AND token > (
              SELECT count(*) FROM attempt a
              WHERE a.subscription = k.subscription AND a.stream = k.stream)
            """)
        .query(Integer.class)
        .single();
  }
}
