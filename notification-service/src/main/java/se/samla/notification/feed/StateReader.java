package se.samla.notification.feed;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What filters look at, from a change as the changes API tells it. */
final class StateReader {
  private StateReader() {}

  /**
   * @param side recordBefore or recordAfter; null there when the record was or is not
   * @throws CatalogUnavailableException when the answer does not tell: better no page than one that
   *     filters read otherwise than the same changes on Kafka
   */
  static @Nullable State read(JsonNode change, String side) {
    var record = change.path(side);
    if (record.isMissingNode()) {
      throw new CatalogUnavailableException(
          "change " + change.get("cursor") + ": no " + side + " (expected: a newer catalog)", null);
    }
    return record.isNull() ? null : state(record);
  }

  private static State state(JsonNode record) {
    return new State(
        text(record.path("publisher")),
        text(record.path("municipality")),
        number(record.path("latitude")),
        number(record.path("longitude")));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isString() ? value.asString() : null;
  }

  private static @Nullable Double number(JsonNode value) {
    return value.isNumber() ? (Double) value.asDouble() : null;
  }
}
