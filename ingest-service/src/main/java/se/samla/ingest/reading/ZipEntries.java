package se.samla.ingest.reading;

/** Counts the directory of a zip file as it passes by: it is kept in memory, entry by entry. */
final class ZipEntries {
  private static final int SIGNATURE = 0x504B_0102; // PK\1\2
  private final int most;
  private int last;
  private int count;

  ZipEntries(int most) {
    this.most = most;
  }

  /**
   * @throws LimitExceededException when there are too many
   */
  void pass(byte[] buffer, int length) {
    for (var i = 0; i < length; i++) {
      last = (last << 8) | (buffer[i] & 0xFF);
      count += last == SIGNATURE ? 1 : 0;
    }
    ReadingLimits.check("zip-entries", count, most, 0);
  }
}
