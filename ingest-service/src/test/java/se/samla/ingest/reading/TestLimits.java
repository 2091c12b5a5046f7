package se.samla.ingest.reading;

/** The limits of an installation that sets none. */
final class TestLimits {
  static final ReadingLimits DEFAULTS = withRows(10_000_000);

  private TestLimits() {}

  static ReadingLimits withRows(int rows) {
    return new ReadingLimits(
        1L << 30, 200, rows, 2_000, 1 << 20, 64, new ReadingLimits.Workbook(128 << 20, 32 << 20));
  }
}
