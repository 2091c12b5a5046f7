package se.samla.ingest.reading;

/**
 * How large a file and its rows may be. Reading stops with a {@link LimitExceededException} at the
 * first thing that is larger.
 *
 * @param rows in a file
 * @param columns in a file, known or not
 * @param lineLength characters of a row, line breaks inside quotes included
 * @param jsonDepth objects and arrays inside each other
 */
record ReadingLimits(int rows, int columns, int lineLength, int jsonDepth) {
  static final ReadingLimits DEFAULTS = new ReadingLimits(10_000_000, 2_000, 1024 * 1024, 64);

  ReadingLimits {
    if (Math.min(Math.min(rows, columns), Math.min(lineLength, jsonDepth)) < 1) {
      throw new IllegalArgumentException(
          "limits: %d rows, %d columns, %d characters, %d deep (expected: each at least 1)"
              .formatted(rows, columns, lineLength, jsonDepth));
    }
  }

  void rows(long count) {
    check("rows", count, rows, 0);
  }

  void columns(int count, long line) {
    check("columns", count, columns, line);
  }

  void lineLength(long count, long line) {
    check("line-length", count, lineLength, line);
  }

  private static void check(String limit, long count, long maximum, long line) {
    if (count > maximum) {
      throw new LimitExceededException(limit, maximum, line);
    }
  }
}
