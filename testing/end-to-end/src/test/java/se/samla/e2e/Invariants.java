package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
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
  void check(Map<String, String> expected, Sink subscriber) {
    assertSame("the records", records(), expected);
    var changes = changes();
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
    check(expected, subscribers.getFirst().sink());
    var changes = changes();
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

  private List<JsonNode> changes() {
    return samla.catalog().all("/v1/datasets/" + dataset + "/changes?limit=1000", "changes");
  }

  private void check(Subscriber subscriber, List<JsonNode> changes) {
    assertSeen(subscriber.sink(), changes.stream().filter(subscriber::wants).toList());
    try {
      assertThat(subscriber.sink().isAllSignedBy(subscriber.subscription().secret()))
          .as("every webhook is signed")
          .isTrue();
    } catch (WebhookSigningException e) {
      throw new AssertionError(e);
    }
    checked += 2;
  }

  private static void assertSeen(Sink sink, List<JsonNode> changes) {
    assertThat(cursors(sink.awaitChanges(changes.size(), PATIENCE)))
        .as("what a subscriber saw")
        .isEqualTo(cursors(changes));
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

  static Map<String, String> replayed(List<JsonNode> changes) {
    var records = new TreeMap<String, String>();
    for (var change : changes) {
      if (change.get("after").isNull()) { // deleted, or erased then or later
        records.remove(change.get("recordId").asString());
      } else {
        records.put(change.get("recordId").asString(), nameOf(change.get("after")));
      }
    }
    return records;
  }

  /** Change sets 1, 2, 3 …, each with ordinals 1, 2, 3 … */
  static void assertGapless(List<JsonNode> changes) {
    var numbers = changes.stream().map(c -> c.get("changeSet").asInt()).distinct().toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    var previous = 0;
    for (var change : changes) {
      var ordinal = change.get("ordinal").asInt();
      assertThat(ordinal).as(change.toString()).isIn(1, previous + 1);
      previous = ordinal;
    }
  }

  private static String nameOf(JsonNode content) {
    return content.get("name").asString();
  }

  static List<String> cursors(List<JsonNode> changes) {
    return changes.stream().map(c -> c.get("cursor").asString()).toList();
  }
}
