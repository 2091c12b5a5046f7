package se.samla.e2e;

import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;
import tools.jackson.databind.JsonNode;

/**
 * What is asked about a change of the feed, and no more of it: there are many.
 *
 * @param name of the record as it is afterwards; null when it is deleted, or erased then or later
 */
record Change(Cursor cursor, String publisher, String recordId, @Nullable String name) {
  static Change of(JsonNode change) {
    var after = change.get("after");
    return new Change(
        Cursor.parse(change.get("cursor").asString()),
        change.get("publisher").asString().intern(),
        change.get("recordId").asString().intern(),
        after.isNull() ? null : after.get("name").asString());
  }
}
