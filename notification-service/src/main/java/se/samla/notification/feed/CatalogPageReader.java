package se.samla.notification.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.JsonNode;

/**
 * A page of the changes API as parts of change sets. The API does not say how large a change set
 * is; the start of the next one, or the feed's end, does.
 */
final class CatalogPageReader {
  private CatalogPageReader() {}

  static CatalogPage read(String stream, Cursor from, JsonNode page) {
    var end = page.path("next").isNull() || page.path("next").isMissingNode();
    var sets = new LinkedHashMap<Long, List<JsonNode>>();
    page.path("changes")
        .forEach(c -> sets.computeIfAbsent(setOf(c), _ -> new ArrayList<>()).add(c));
    var parts = parts(stream, from, List.copyOf(sets.values()), end);
    return new CatalogPage(parts, last(parts, from), end || parts.isEmpty());
  }

  private static List<ChangeSetPart> parts(
      String stream, Cursor from, List<List<JsonNode>> sets, boolean end) {
    var parts = new ArrayList<ChangeSetPart>();
    if (!sets.isEmpty() && setOf(sets.getFirst().getFirst()) > from.changeSet()) {
      parts.add(ended(stream, from));
    }
    for (var i = 0; i < sets.size(); i++) {
      parts.add(part(stream, sets.get(i), end || i < sets.size() - 1));
    }
    return parts;
  }

  /** The set the page before ended in turns out to have been whole. */
  private static ChangeSetPart ended(String stream, Cursor from) {
    return new ChangeSetPart(
        stream, from.epoch(), from.changeSet(), from.ordinal(), Instant.EPOCH, List.of());
  }

  private static ChangeSetPart part(String stream, List<JsonNode> changes, boolean whole) {
    var last = Cursor.parse(changes.getLast().get("cursor").asString());
    return new ChangeSetPart(
        stream,
        last.epoch(),
        last.changeSet(),
        size(last, whole),
        Instant.parse(changes.getLast().get("changedAt").asString()),
        changes.stream().map(CatalogPageReader::change).toList());
  }

  private static Change change(JsonNode change) {
    var view = change.toString();
    var facts =
        new Facts(
            Cursor.parse(change.get("cursor").asString()),
            change.get("operation").asString(),
            strings(change.get("fields")),
            StateReader.read(change, "recordBefore"),
            StateReader.read(change, "recordAfter"),
            view.getBytes(StandardCharsets.UTF_8).length);
    return new Change(facts, view);
  }

  private static @Nullable Integer size(Cursor last, boolean whole) {
    return whole ? last.ordinal() : null;
  }

  private static long setOf(JsonNode change) {
    return change.get("changeSet").asLong();
  }

  private static Cursor last(List<ChangeSetPart> parts, Cursor from) {
    return parts.isEmpty() || parts.getLast().changes().isEmpty()
        ? from
        : parts.getLast().changes().getLast().facts().at();
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
