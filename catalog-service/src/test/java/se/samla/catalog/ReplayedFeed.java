package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogReader.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.MergeModel.National;
import se.samla.catalog.MergeModel.Step;
import tools.jackson.databind.JsonNode;

/** Changes of a feed, applied one after the other by somebody who trusts nothing. */
final class ReplayedFeed {
  private final List<JsonNode> changes;

  ReplayedFeed(List<JsonNode> changes) {
    this.changes = changes;
  }

  /** The records behind the last change. */
  Map<String, National> records() {
    return recordsAt(Long.MAX_VALUE);
  }

  /** The records behind a change set; each change must start from what the one before left. */
  Map<String, National> recordsAt(long changeSet) {
    var records = new TreeMap<String, National>();
    changes.stream()
        .filter(change -> numberOf(change) <= changeSet)
        .forEach(change -> apply(records, change));
    return records;
  }

  private static void apply(Map<String, National> records, JsonNode change) {
    var id = text(change, "recordId");
    assertThat(state(change, "before", "recordBefore")).as(id).isEqualTo(records.get(id));
    var after = state(change, "after", "recordAfter");
    assertThat(text(change, "operation")).isEqualTo(operation(records.get(id), after));
    records.compute(id, (_, _) -> after);
  }

  private static @Nullable National state(JsonNode change, String content, String facts) {
    return change.get(content).isNull()
        ? null
        : MergeModelIT.national(text(change.get(facts), "publisher"), change.get(content));
  }

  /** What a change set says that it does. */
  Set<Step> steps(long changeSet) {
    var steps =
        changes.stream()
            .filter(change -> numberOf(change) == changeSet)
            .map(ReplayedFeed::step)
            .toList();
    assertThat(steps).doesNotHaveDuplicates();
    return Set.copyOf(steps);
  }

  private static Step step(JsonNode change) {
    return new Step(
        text(change, "recordId"),
        text(change, "operation"),
        state(change, "before", "recordBefore"),
        state(change, "after", "recordAfter"));
  }

  private static String operation(@Nullable National before, @Nullable National after) {
    if (before == null) {
      return "created";
    }
    return after == null ? "deleted" : "updated";
  }

  /** Numbers follow each other, ordinals too, each change set is one upload's and later. */
  void hasNoGapBehind(long number) {
    var expected = number;
    var last = Instant.MIN;
    for (var set : sets().entrySet()) {
      assertThat(set.getKey()).isEqualTo(++expected);
      assertThat(CatalogReader.each(set.getValue(), c -> text(c, "upload")).stream().distinct())
          .hasSize(1);
      assertThat(CatalogReader.each(set.getValue(), c -> c.get("ordinal").asInt()))
          .isEqualTo(firstNumbers(set.getValue().size()));
      assertThat(timeOf(set.getKey())).isAfter(last);
      last = timeOf(set.getKey());
    }
  }

  private static List<Integer> firstNumbers(int count) {
    var numbers = new ArrayList<Integer>();
    for (var i = 1; i <= count; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  /** The changes by the number of their change set. */
  Map<Long, List<JsonNode>> sets() {
    return changes.stream()
        .collect(Collectors.groupingBy(ReplayedFeed::numberOf, TreeMap::new, Collectors.toList()));
  }

  /** Where the versions of each record stand in the feed, newest first. */
  Map<String, List<String>> cursors() {
    var cursors = new TreeMap<String, List<String>>();
    changes
        .reversed()
        .forEach(
            change ->
                cursors
                    .computeIfAbsent(text(change, "recordId"), _ -> new ArrayList<>())
                    .add(text(change, "cursor")));
    return cursors;
  }

  Instant timeOf(long changeSet) {
    return Instant.parse(
        text(
            changes.stream().filter(c -> numberOf(c) == changeSet).findFirst().orElseThrow(),
            "changedAt"));
  }

  private static long numberOf(JsonNode change) {
    return change.get("changeSet").asLong();
  }
}
