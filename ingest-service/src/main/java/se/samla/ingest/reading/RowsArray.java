package se.samla.ingest.reading;

import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/** Finds the array that a definition's pointers choose, in the file's order. */
final class RowsArray {
  private RowsArray() {}

  /** Goes to the array's start; false, at the value's end, when the value holds none of them. */
  static boolean find(JsonParser json, List<JsonPointer> pointers) {
    if (json.currentToken() == JsonToken.START_ARRAY
        && pointers.stream().anyMatch(JsonPointer::matches)) {
      return true;
    }
    if (json.currentToken() == JsonToken.START_OBJECT && !pointers.isEmpty()) {
      return within(json, pointers);
    }
    json.skipChildren();
    return false;
  }

  private static boolean within(JsonParser json, List<JsonPointer> pointers) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      json.nextToken();
      var inside =
          pointers.stream().map(p -> p.matchProperty(name)).filter(Objects::nonNull).toList();
      if (find(json, inside)) {
        return true;
      }
    }
    return false;
  }
}
