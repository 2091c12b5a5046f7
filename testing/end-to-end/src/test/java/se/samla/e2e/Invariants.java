package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What holds after whatever happened, of a dataset, its feed and a subscriber from the beginning.
 */
final class Invariants {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Samla samla;
  private final String dataset;

  Invariants(Samla samla, String dataset) {
    this.samla = samla;
    this.dataset = dataset;
  }

  /**
   * @param expected from record id to name
   */
  void check(Map<String, String> expected, Sink subscriber) {
    assertThat(records()).isEqualTo(expected);
    var changes = samla.all("/v1/datasets/" + dataset + "/changes?limit=500", "changes");
    assertGapless(changes);
    assertThat(replayed(changes)).as("the feed, replayed").isEqualTo(expected);
    assertThat(cursors(subscriber.awaitChanges(changes.size(), PATIENCE)))
        .as("what the subscriber saw")
        .isEqualTo(cursors(changes));
    assertThat(samla.deadLetters()).as("dead letters").isEmpty();
  }

  private Map<String, String> records() {
    var records = new TreeMap<String, String>();
    samla
        .all("/v1/datasets/" + dataset + "/records?limit=500", "records")
        .forEach(record -> records.put(record.get("id").asString(), nameOf(record.get("content"))));
    return records;
  }

  private static Map<String, String> replayed(List<JsonNode> changes) {
    var records = new TreeMap<String, String>();
    for (var change : changes) {
      if (change.get("operation").asString().equals("deleted")) {
        records.remove(change.get("recordId").asString());
      } else {
        records.put(change.get("recordId").asString(), nameOf(change.get("after")));
      }
    }
    return records;
  }

  /** Change sets 1, 2, 3 …, each with ordinals 1, 2, 3 … */
  private static void assertGapless(List<JsonNode> changes) {
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

  private static List<String> cursors(List<JsonNode> changes) {
    return changes.stream().map(c -> c.get("cursor").asString()).toList();
  }
}
