package se.samla.catalog.staging;

/**
 * A version's id says where it came from: {@code upload << 32 | place}, the place being {@code
 * sequence of the batch << 9 | index in the batch}, so that ids follow the file. Places from 2³¹ on
 * are no rows of the file: a rebuild derived them of such.
 */
final class VersionIds {
  /** A batch holds at most 500 rows. */
  static final int BATCH = 1 << 9;

  private static final int BATCHES = 1 << 22;

  private VersionIds() {}

  static long first(int upload, int sequence) {
    if (sequence < 0 || sequence >= BATCHES) {
      throw new IllegalArgumentException(
          "sequence: " + sequence + " (expected: 0 to " + (BATCHES - 1) + ")");
    }
    return ((long) upload << 32) + (long) sequence * BATCH;
  }
}
