package se.samla.catalog.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a reader wants.
 *
 * @param limit 1 to 1,000 entries; 20 when left out
 * @param offset how many entries to leave out, at most 10,000: deeper pages are had by cursor,
 *     which costs the same at any depth
 * @param cursor where the last page ended, opaque
 */
record Paging(@Nullable Integer limit, @Nullable Integer offset, @Nullable String cursor) {
  private static final int DEFAULT = 20;
  private static final int MOST = 1_000;
  private static final int DEEPEST = 10_000;

  /**
   * @throws Problem when it is out of bounds
   */
  int size() {
    return size(limit);
  }

  static int size(@Nullable Integer limit) {
    return limit == null ? DEFAULT : within("limit", limit, 1, MOST);
  }

  /**
   * @throws Problem when it is out of bounds
   */
  int skipped() {
    return offset == null ? 0 : within("offset", offset, 0, DEEPEST);
  }

  /** The same question for the page after a cursor. */
  Map<String, Object> next(Map<String, ?> query, String nextCursor) {
    return next(query, nextCursor, 0);
  }

  /**
   * @param skipped how many entries are still to be left out
   */
  Map<String, Object> next(Map<String, ?> query, String nextCursor, int skipped) {
    var next = new LinkedHashMap<String, Object>(query);
    if (limit != null) {
      next.put("limit", limit);
    }
    if (skipped > 0) {
      next.put("offset", skipped);
    }
    next.put("cursor", nextCursor);
    return next;
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw Problem.badParameter(name, value, least + " to " + most);
    }
    return value;
  }
}
