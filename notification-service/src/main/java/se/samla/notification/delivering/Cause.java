package se.samla.notification.delivering;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.VisibleChange;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The upload with which a batch begins, as its first change tells it. */
final class Cause {
  private static final JsonMapper JSON = new JsonMapper();

  private Cause() {}

  /** Null when there is none: of coverage, or of an event about the subscription itself. */
  static @Nullable UUID of(List<VisibleChange> changes) {
    return changes.isEmpty() ? null : of(changes.getFirst().view());
  }

  /** Reads as far as it must: what comes after it is the record. */
  private static @Nullable UUID of(String view) {
    try (var parser = JSON.createParser(view)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        if (name.equals("upload")) {
          return upload(parser);
        }
        parser.skipChildren();
      }
      return null;
    }
  }

  private static @Nullable UUID upload(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? UUID.fromString(parser.getString())
        : null;
  }
}
