package se.samla.catalog.staging;

/**
 * An upload as far as it is known.
 *
 * @param number what the database calls it
 */
record StagedUpload(int number, Status status) {

  /** Where an upload stands here; the words of the column {@code upload.status}. */
  enum Status {
    STAGING,
    READY,
    HELD,
    MERGED,
    FAILED,
    ABANDONED,
    DISCARDED,
    SUPERSEDED;

    /** Whether batches may still be added. A failed one may be completed and run again. */
    boolean takesRows() {
      return this == STAGING || this == FAILED;
    }
  }
}
