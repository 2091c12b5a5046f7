package se.samla.ingest.uploads;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a held upload would do to the national dataset.
 *
 * @param hash names this difference; a confirmation must repeat it
 * @param reason why it is held, a stable word
 * @param changes at most 1,000
 */
public record Preview(
    UUID upload, String hash, String reason, Counts counts, List<Change> changes, Instant heldAt) {
  private static final long MANY = 10;

  /** National records created, updated, deleted, and rows that said what was known. */
  public record Counts(long created, long updated, long deleted, long unchanged) {

    /** More than four fifths and more than ten: a click alone must not do that. */
    public boolean deletesNearlyAll() {
      return deleted > MANY && deleted * 5 > (deleted + updated + unchanged) * 4;
    }
  }

  /** One record, and which of its fields would differ. */
  public record Change(String operation, String recordId, List<String> fields) {}
}
