package se.samla.ingest.uploads;

import java.util.Locale;
import java.util.UUID;

/**
 * An upload without a file: it was ordered.
 *
 * @param receipt its place among the publisher's uploads to the dataset
 */
public record Ordered(UUID upload, String dataset, String publisher, long receipt) {
  /** What it does. */
  public enum Kind {
    REVERSAL,
    WITHDRAWAL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
