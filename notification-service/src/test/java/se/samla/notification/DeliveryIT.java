package se.samla.notification;

import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.events.ChangeOperation;

/** From a change in Kafka to a webhook that was answered. */
class DeliveryIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of("badplatser");

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
