package se.samla.catalog.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which records a reader wants.
 *
 * @param bbox as {@link Box} reads it
 * @param asOf the time whose records are wanted; null for now
 * @param offset how many records to leave out first
 * @param cursor where the last page ended, opaque
 */
record RecordFilter(
    @Nullable String bbox,
    @Nullable String publisher,
    @Nullable String municipality,
    @Nullable String asOf,
    @Nullable Integer limit,
    @Nullable Integer offset,
    @Nullable String cursor) {
  static final RecordFilter NONE = new RecordFilter(null, null, null, null, null, null, null);

  @Nullable Box box() {
    return bbox == null ? null : Box.parse(bbox);
  }

  /** Whether the box alone says which records are wanted. */
  boolean wantsOnlyBox() {
    return bbox != null && publisher == null && municipality == null;
  }

  int pageSize() {
    return paging().size();
  }

  int skipped() {
    return paging().skipped();
  }

  private Paging paging() {
    return new Paging(limit, offset, cursor);
  }

  /** The record the last page ended with. */
  @Nullable String after() {
    return PageCursor.read(cursor, 1).stream().findFirst().orElse(null);
  }

  /**
   * The same question for the page after a record.
   *
   * @param skipped how many records are still to be left out
   */
  Map<String, Object> nextPage(String lastRecordId, int skipped, Map<String, String> fields) {
    var query = new LinkedHashMap<String, Object>(fields);
    put(query, "bbox", bbox);
    put(query, "publisher", publisher);
    put(query, "municipality", municipality);
    put(query, "asOf", asOf);
    put(query, "limit", limit);
    put(query, "offset", skipped == 0 ? null : skipped);
    put(query, "cursor", PageCursor.of(lastRecordId));
    return query;
  }

  private static void put(Map<String, Object> query, String name, @Nullable Object value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}
