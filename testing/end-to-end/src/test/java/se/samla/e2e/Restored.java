package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import se.samla.schemas.changes.Cursor;

/**
 * What holds after a database was put back, for who remembers the time before.
 *
 * @param last the cursor of the last change of that time
 * @param resets how many times the subscriber had been told by then
 */
record Restored(Sink subscriber, Cursor last, int resets) {
  private static final String FEED = "/v1/datasets/" + Town.DATASET + "/changes";
  private static final String RESET = "se.samla.dataset.reset.v1";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  static Restored after(Samla before, Sink subscriber) {
    var last = changes(before).getLast().cursor();
    return new Restored(subscriber, last, subscriber.events(RESET).size());
  }

  /**
   * @param expected from record id to name
   */
  void check(Samla samla, Map<String, String> expected) {
    var invariants = new Invariants(samla, Town.DATASET);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(invariants.records()).isEqualTo(expected));
    var changes = changes(samla);
    Invariants.assertGapless(changes);
    assertThat(Invariants.replayed(changes)).as("the feed, replayed").isEqualTo(expected);
    assertThat(changes.getLast().cursor().epoch()).isEqualTo(last.epoch() + 1);
    assertThat(samla.catalog().statusOf(FEED + "?after=" + last))
        .as("the old cursor")
        .isEqualTo(410);
    assertThatTheSubscriberGoesOn(changes);
    assertThat(samla.deadLetters()).as("dead letters").isEmpty();
  }

  /** It is reset once, and gets every change from there on. */
  private void assertThatTheSubscriberGoesOn(List<Change> changes) {
    Awaitility.await().atMost(PATIENCE).until(() -> subscriber.events(RESET).size() > resets);
    assertThat(subscriber.events(RESET)).hasSize(resets + 1);
    var from = Cursor.parse(subscriber.events(RESET).getLast().get("to").asString());
    var rest = changes.stream().map(Change::cursor).filter(c -> c.compareTo(from) > 0).toList();
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(seenInEpoch(from.epoch())).isEqualTo(rest));
  }

  private List<Cursor> seenInEpoch(int epoch) {
    return subscriber.cursors().stream().filter(cursor -> cursor.epoch() == epoch).toList();
  }

  private static List<Change> changes(Samla samla) {
    return samla.catalog().all(FEED + "?limit=500", "changes", Change::of);
  }
}
