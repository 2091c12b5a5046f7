package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import se.samla.schemas.changes.Cursor;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.standalone.repairing.DeadLetter;
import se.samla.standalone.repairing.DeadLetters;
import tools.jackson.databind.JsonNode;

/**
 * What holds after whatever happened, of a dataset, its feed and a subscriber from the beginning.
 */
final class Invariants {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(20);
  private static final Set<String> ENDS = Set.of("merged", "receiving", "abandoned");

  private final Samla samla;
  private final String dataset;
  private int checked;

  Invariants(Samla samla, String dataset) {
    this.samla = samla;
    this.dataset = dataset;
  }

  /** How many were checked so far. */
  int checked() {
    return checked;
  }

  /**
   * @param expected from record id to name
   */
  void check(Map<String, String> expected, Follower subscriber) {
    assertSame("the records", records(), expected);
    check(expected, subscriber, changes());
  }

  private void check(Map<String, String> expected, Follower subscriber, List<Change> changes) {
    assertGapless(changes);
    assertSame("the feed, replayed", replayed(changes), expected);
    assertSeen(subscriber, changes);
    assertThat(samla.deadLetters()).as(() -> "dead letters: " + causes()).isEmpty();
    checked += 5;
  }

  /**
   * The same, of every subscriber what it wanted, signed; and that nothing else is left behind.
   *
   * @param publishers all whose uploads must have come to an end
   */
  void check(
      Map<String, String> expected, List<Subscriber> subscribers, List<Publisher> publishers) {
    assertSame("the records", records(), expected);
    var changes = changes();
    check(expected, subscribers.getFirst().witness(), changes);
    subscribers.forEach(subscriber -> check(subscriber, changes));
    var published = new Published(samla);
    assertSame("the national topic", published.records(dataset), expected);
    published.checkChanges();
    publishers.forEach(this::assertAtTheEnd);
    assertNoTransactionIsLeft();
    checked += 3 + publishers.size();
  }

  private List<DeadLetter> causes() {
    var letters = new DeadLetters(KafkaAccess.open(samla.kafka()));
    return samla.deadLetters().keySet().stream()
        .flatMap(topic -> letters.show(topic.replaceFirst("\\.dlq$", ""), 3).stream())
        .toList();
  }

  /** Tells only what differs. */
  private static void assertSame(
      String what, Map<String, String> found, Map<String, String> expected) {
    var ids = new TreeSet<>(expected.keySet());
    ids.addAll(found.keySet());
    assertThat(ids)
        .as(what)
        .filteredOn(id -> !Objects.equals(found.get(id), expected.get(id)))
        .map(id -> id + ": " + found.get(id) + " (expected: " + expected.get(id) + ")")
        .isEmpty();
  }

  private List<Change> changes() {
    var path = "/v1/datasets/" + dataset + "/changes?limit=1000";
    return samla.catalog().all(path, "changes", Change::of);
  }

  private void check(Subscriber subscriber, List<Change> changes) {
    assertSeen(subscriber.witness(), changes.stream().filter(subscriber::wants).toList());
    assertThat(subscriber.witness().forged()).as("webhooks that are not signed").isEmpty();
    checked += 2;
  }

  private static void assertSeen(Follower subscriber, List<Change> changes) {
    var expected = changes.stream().map(Change::cursor).toList();
    var seen = subscriber.awaitCursors(expected.size(), PATIENCE);
    assertThat(seen).as(() -> difference(seen, expected)).isEqualTo(expected);
  }

  /** The first place where two orders part, and what is around it. */
  private static String difference(List<Cursor> seen, List<Cursor> expected) {
    var common = Math.min(seen.size(), expected.size());
    var first =
        IntStream.range(0, common)
            .filter(i -> !seen.get(i).equals(expected.get(i)))
            .findFirst()
            .orElse(common);
    return "what a subscriber saw, from its change %d on: %s (expected: %s)"
        .formatted(first, around(seen, first), around(expected, first));
  }

  private static List<Cursor> around(List<Cursor> all, int place) {
    return all.subList(Math.max(0, place - 3), Math.min(all.size(), place + 10));
  }

  /** One whose client was cut off in its middle goes on receiving until it is abandoned. */
  private void assertAtTheEnd(Publisher publisher) {
    Awaitility.await("uploads of " + publisher.organisationNumber())
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(samla.ingest().uploads(publisher))
                    .allMatch(upload -> ENDS.contains(upload.get("status").asString())));
  }

  private void assertNoTransactionIsLeft() {
    Awaitility.await("transactions that nobody ends")
        .atMost(PATIENCE)
        .until(() -> samla.database().transactionsOlderThan(LONGEST_TRANSACTION) == 0);
  }

  /** From record id to name. */
  Map<String, String> records() {
    var records = new TreeMap<String, String>();
    samla
        .catalog()
        .all("/v1/datasets/" + dataset + "/records?limit=1000", "records")
        .forEach(record -> records.put(record.get("id").asString(), nameOf(record.get("content"))));
    return records;
  }

  static Map<String, String> replayed(List<Change> changes) {
    var records = new TreeMap<String, String>();
    for (var change : changes) {
      if (change.name() == null) {
        records.remove(change.recordId());
      } else {
        records.put(change.recordId(), change.name());
      }
    }
    return records;
  }

  /** Change sets 1, 2, 3 …, each with ordinals 1, 2, 3 … */
  static void assertGapless(List<Change> changes) {
    var numbers = changes.stream().map(c -> c.cursor().changeSet()).distinct().toList();
    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    var previous = 0;
    for (var change : changes) {
      var ordinal = change.cursor().ordinal();
      assertThat(ordinal).as(change.toString()).isIn(1, previous + 1);
      previous = ordinal;
    }
  }

  private static String nameOf(JsonNode content) {
    return content.get("name").asString();
  }
}
