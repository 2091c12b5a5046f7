package se.samla.ingest.validating;

import java.util.List;
import se.samla.events.ValidRows;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.issues.Severity;

/**
 * What became of a batch.
 *
 * @param valid the event for the merge
 * @param invalid rows that stay out
 * @param idUnreadable whether the local id of one of them is unknown
 */
record BatchResult(
    ValidRows valid, List<Issue> issues, int validRows, int invalid, boolean idUnreadable) {
  int warnings() {
    return (int) issues.stream().filter(i -> i.code().severity() == Severity.WARNING).count();
  }
}
