package se.samla.catalog.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a feed a reader wants, as it stands in the address.
 *
 * @param after a cursor; the beginning without one
 * @param until a cursor; without end without one
 * @param operation created, updated, deleted or erased; several with commas
 */
record ChangeParameters(
    @Nullable String after,
    @Nullable String until,
    @Nullable String publisher,
    @Nullable String municipality,
    @Nullable String bbox,
    @Nullable String operation,
    @Nullable Integer limit) {

  /**
   * @throws Problem when one cannot be understood
   */
  ChangeFilter filter() {
    return new ChangeFilter(
        after == null ? "" : after,
        until,
        new ChangeFilter.Place(publisher, municipality, bbox == null ? null : Box.parse(bbox)),
        ChangeFilter.operations(operation),
        Paging.size(limit));
  }

  /** The same question for the page after a cursor. */
  Map<String, Object> nextPage(String cursor) {
    var query = new LinkedHashMap<String, Object>();
    put(query, "after", cursor);
    put(query, "until", until);
    put(query, "publisher", publisher);
    put(query, "municipality", municipality);
    put(query, "bbox", bbox);
    put(query, "operation", operation);
    put(query, "limit", limit);
    return query;
  }

  private static void put(Map<String, Object> query, String name, @Nullable Object value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}
