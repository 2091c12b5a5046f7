package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.events.ChangeOperation.CREATED;
import static se.samla.events.ChangeOperation.DELETED;
import static se.samla.events.ChangeOperation.UPDATED;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.events.RecordsChanged;
import se.samla.notification.ChangeFixtures.Place;

/**
 * A filter decides alike whether a change came by Kafka, filled a gap, or is read from the catalog.
 */
class TwoWaysIT extends RunningService {
  private static final String DATASET = MoreDatasets.COMPARED;
  private static final FeedFixture FEED = FeedFixture.of(DATASET);
  private static final Place STOCKHOLM = new Place("2120000142", "0180", 59.3);
  private static final Place MALMO = new Place("2120001124", "1280", 55.6);

  /** Of the publisher who causes every change. */
  private static final Place SAME_PUBLISHER_IN_MALMO = new Place("2120000142", "1280", 55.6);

  private static final List<Expected> FILTERS =
      List.of(
          expect(Map.of(), 1, 2, 3, 4, 5, 6, 7, 8, 9),
          expect(Map.of("publishers", List.of("2120000142")), 1, 3, 4, 5, 7, 9),
          expect(Map.of("publishers", List.of("2120001124")), 2, 4, 5, 6, 8),
          expect(Map.of("municipalities", List.of("1280")), 2, 4, 5, 6, 8, 9),
          expect(Map.of("bbox", List.of(17.0, 55.0, 19.0, 56.0)), 2, 4, 5, 6, 8, 9),
          expect(Map.of("operations", List.of("deleted")), 7, 8),
          expect(Map.of("fields", List.of("toilet")), 7, 8),
          expect(
              Map.of("publishers", List.of("2120000142"), "municipalities", List.of("1280")), 9));

  @Test
  void decidesAlikeWhicheverWayAChangeCame() {
    var listening = subscribeAll("now");
    var come = FEED.publish(movesOf(FEED.next()));
    var lost = FEED.remember(movesOf(FEED.next()));
    FEED.publish(CREATED);
    FEED.serveFromCatalog();
    awaitMatches(listening, come.number());
    awaitMatches(listening, lost.getChangeSet());

    forgetUpTo(DATASET, lost.getChangeSet());
    var late = subscribeAll("beginning");
    awaitMatches(late, come.number());
    awaitMatches(late, lost.getChangeSet());
  }

  /** A record made, ended, staying and moving between publishers, municipalities and places. */
  private static RecordsChanged movesOf(long number) {
    var make = FEED.fixtures;
    return make.aChangeSet(
        number,
        List.of(
            make.aChange(number, 1, CREATED, null, STOCKHOLM),
            make.aChange(number, 2, CREATED, null, MALMO),
            make.aChange(number, 3, UPDATED, STOCKHOLM, STOCKHOLM),
            make.aChange(number, 4, UPDATED, STOCKHOLM, MALMO),
            make.aChange(number, 5, UPDATED, MALMO, STOCKHOLM),
            make.aChange(number, 6, UPDATED, MALMO, MALMO),
            make.aChange(number, 7, DELETED, STOCKHOLM, null),
            make.aChange(number, 8, DELETED, MALMO, null),
            make.aChange(number, 9, UPDATED, STOCKHOLM, SAME_PUBLISHER_IN_MALMO)));
  }

  /** One subscription for each filter. */
  private List<String> subscribeAll(String from) {
    return FILTERS.stream().map(expected -> subscribe(expected.filter(), from)).toList();
  }

  private String subscribe(Map<String, ?> filter, String from) {
    var wishes = Map.of("datasets", List.of(DATASET), "filter", filter, "from", from);
    return api.subscribed(receiver.url(), wishes).get("id").asString();
  }

  private void awaitMatches(List<String> subscriptions, long number) {
    for (var i = 0; i < FILTERS.size(); i++) {
      awaitMatches(subscriptions.get(i), FILTERS.get(i), number);
    }
  }

  private void awaitMatches(String subscription, Expected expected, long number) {
    eventually()
        .untilAsserted(
            () ->
                assertThat(ordinals(subscription, number))
                    .as("%s of change set %s", expected.filter(), number)
                    .isEqualTo(expected.ordinals()));
  }

  private List<Integer> ordinals(String subscription, long number) {
    return receiver.changes().stream()
        .filter(batch -> batch.data().get("subscription").asString().equals(subscription))
        .flatMap(batch -> batch.data().get("changes").valueStream())
        .filter(change -> change.get("changeSet").asLong() == number)
        .map(change -> change.get("ordinal").asInt())
        .toList();
  }

  private static Expected expect(Map<String, ?> filter, int... ordinals) {
    return new Expected(filter, IntStream.of(ordinals).boxed().toList());
  }

  private record Expected(Map<String, ?> filter, List<Integer> ordinals) {}
}
