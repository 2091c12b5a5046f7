package se.samla.ingest.validating;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;
import se.samla.ingest.issues.FoundIssues;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.Severity;

/**
 * What became of a batch.
 *
 * @param valid the event for the merge
 * @param idUnreadable whether the local id or the scope of a row that stays out is unknown
 * @param scopes the parts of the publisher's data that the valid rows belong to; none when the
 *     dataset has no parts
 * @param idsByLine the local ids of rows with issues
 */
record BatchResult(
    ValidRows valid,
    List<Issue> issues,
    Counts counts,
    boolean idUnreadable,
    Set<String> scopes,
    Map<Integer, String> idsByLine) {
  /**
   * @param invalid rows that stay out
   * @param derived rows that go on with an id that was derived although the dataset has ids
   */
  record Counts(int valid, int invalid, int derived) {}

  /** The issues, with what saves them needs. */
  FoundIssues found() {
    return new FoundIssues(valid.getUpload(), valid.getSequence(), issues, idsByLine);
  }

  int validRows() {
    return counts.valid();
  }

  int invalid() {
    return counts.invalid();
  }

  int warnings() {
    return (int) issues.stream().filter(i -> i.code().severity() == Severity.WARNING).count();
  }

  /** The local ids of all rows, as far as they can be read. */
  String[] ids() {
    return Stream.concat(
            valid.getRows().stream().map(ValidRow::getLocalId), valid.getQuarantined().stream())
        .map(id -> id.replace('\u0000', '\uFFFD')) // PostgreSQL's text holds all but NUL
        .toArray(String[]::new);
  }
}
