package se.samla.ingest.validating;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.Severity;

/**
 * What became of a batch.
 *
 * @param valid the event for the merge
 * @param invalid rows that stay out
 * @param idUnreadable whether the local id of one of them is unknown
 * @param idsByLine the local ids of rows with issues
 */
record BatchResult(
    ValidRows valid,
    List<Issue> issues,
    int validRows,
    int invalid,
    boolean idUnreadable,
    Map<Integer, String> idsByLine) {
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
