package se.samla.notification.subscribing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samla.notification.problems.InvalidRequestException;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.JsonNode;

/** Where a subscription begins in a dataset's feed. */
sealed interface StartingPoint {
  /** With what comes after now. */
  record Now() implements StartingPoint {}

  /** With the first change there ever was. */
  record Beginning() implements StartingPoint {}

  /** After a cursor that the feed once gave. */
  record After(Cursor cursor) implements StartingPoint {}

  /**
   * A start in a stream that is not subscribed to is misspelt, and would be one from now.
   *
   * @throws InvalidRequestException when there is such a start
   */
  static void check(@Nullable JsonNode from, List<String> streams) {
    if (from != null && from.isObject()) {
      from.propertyNames().stream()
          .filter(name -> !streams.contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw new InvalidRequestException(
                    "from: " + name + " (expected: of " + streams + ")");
              });
    }
  }

  /**
   * Reads {@code "now"}, {@code "beginning"} or {@code {"<dataset>": "<cursor>"}}; a dataset that
   * is not named there begins now.
   */
  static StartingPoint of(@Nullable JsonNode from, String dataset) {
    if (from == null || from.isNull()) {
      return new Now();
    }
    return from.isObject() ? in(from, dataset) : word(from);
  }

  /**
   * The cursors of an object of datasets.
   *
   * @param what the object's name
   * @throws InvalidRequestException when a value is no cursor
   */
  static Map<String, Cursor> cursors(String what, JsonNode byDataset) {
    var cursors = new HashMap<String, Cursor>();
    byDataset
        .properties()
        .forEach(
            entry ->
                cursors.put(entry.getKey(), cursor(what + "." + entry.getKey(), entry.getValue())));
    return cursors;
  }

  private static StartingPoint in(JsonNode byDataset, String dataset) {
    var cursor = cursors("from", byDataset).get(dataset);
    return cursor == null ? new Now() : new After(cursor);
  }

  private static StartingPoint word(JsonNode from) {
    return switch (from.asString("")) {
      case "now" -> new Now();
      case "beginning" -> new Beginning();
      default ->
          throw new InvalidRequestException(
              "from: " + from + " (expected: now, beginning or {dataset: cursor})");
    };
  }

  private static Cursor cursor(String where, JsonNode text) {
    try {
      return Cursor.parse(text.asString(""));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(where + ", " + e.getMessage());
    }
  }
}
