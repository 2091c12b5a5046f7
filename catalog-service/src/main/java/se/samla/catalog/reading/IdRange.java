package se.samla.catalog.reading;

import org.jspecify.annotations.Nullable;

/**
 * Which records, by their ids.
 *
 * @param after the record before them; null for the beginning
 * @param last the last of them; null when they have no end
 */
record IdRange(@Nullable String after, @Nullable String last) {
  /** The condition that a record r is one of them. */
  String sql() {
    return (after == null ? "" : " AND r.record_id > :after")
        + (last == null ? "" : " AND r.record_id <= :last");
  }
}
