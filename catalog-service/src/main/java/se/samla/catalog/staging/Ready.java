package se.samla.catalog.staging;

/**
 * Whether uploads became ready to merge.
 *
 * @param rows as many as the largest has, at most
 */
record Ready(boolean some, long rows) {
  static final Ready NONE = new Ready(false, 0);

  /** One of any size, if at all. */
  static Ready any(boolean some) {
    return some ? new Ready(true, Long.MAX_VALUE) : NONE;
  }

  Ready and(Ready other) {
    return new Ready(some || other.some, Math.max(rows, other.rows));
  }
}
