package se.samla.ingest.issues;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one batch's validation found.
 *
 * @param sequence the batch's number; -1 for what the reader found in the file as a whole
 * @param idsByLine the local ids of the rows concerned, as far as they can be read
 */
public record FoundIssues(
    UUID upload, int sequence, List<Issue> issues, Map<Integer, String> idsByLine) {
  private static final int READER = -1;

  /** What the reader found. */
  public static FoundIssues byReader(UUID upload, List<Issue> issues) {
    return new FoundIssues(upload, READER, issues, Map.of());
  }
}
