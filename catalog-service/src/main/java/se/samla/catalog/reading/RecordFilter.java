package se.samla.catalog.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which records a reader wants.
 *
 * @param bbox as {@link Box} reads it
 * @param cursor where the last page ended, opaque
 */
record RecordFilter(
    @Nullable String bbox,
    @Nullable String publisher,
    @Nullable String municipality,
    @Nullable Integer limit,
    @Nullable String cursor) {
  private static final int DEFAULT = 100;
  private static final int MOST = 1_000;

  @Nullable Box box() {
    return bbox == null ? null : Box.parse(bbox);
  }

  int pageSize() {
    return pageSize(limit);
  }

  static int pageSize(@Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw Problem.badParameter("limit", limit, "1 to " + MOST);
    }
    return limit == null ? DEFAULT : limit;
  }

  /** The record the last page ended with. */
  @Nullable String after() {
    try {
      return cursor == null
          ? null
          : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("cursor", cursor, "one that a page gave");
    }
  }

  /** The same question for the page after a record. */
  Map<String, Object> nextPage(String lastRecordId) {
    var query = new LinkedHashMap<String, Object>();
    put(query, "bbox", bbox);
    put(query, "publisher", publisher);
    put(query, "municipality", municipality);
    put(query, "limit", limit);
    put(query, "cursor", cursorOf(lastRecordId));
    return query;
  }

  private static String cursorOf(String recordId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(recordId.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(Map<String, Object> query, String name, @Nullable Object value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}
