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
 * @param countRequired whether a publisher's confirmation must name the number of deletions
 */
public record Preview(
    UUID upload,
    String hash,
    String reason,
    Counts counts,
    List<Change> changes,
    boolean countRequired,
    Instant heldAt) {

  /** National records created, updated, deleted, and rows that said what was known. */
  public record Counts(long created, long updated, long deleted, long unchanged) {}

  /** One record, and which of its fields would differ. */
  public record Change(String operation, String recordId, List<String> fields) {}
}
