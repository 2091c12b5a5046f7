package se.samla.ingest.validating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.events.ValidRow;
import se.samla.ingest.issues.Issue;

/** What became of a row. */
sealed interface RowResult {
  List<Issue> issues();

  /** Null when it cannot be read. */
  default @Nullable String localId() {
    return null;
  }

  /** Goes on to the merge. */
  record Valid(ValidRow row, List<Issue> issues) implements RowResult {
    @Override
    public String localId() {
      return row.getLocalId();
    }
  }

  /** Goes nowhere: an earlier line said the same. */
  record Collapsed(List<Issue> issues) implements RowResult {}

  /** Stays out, and protects nothing: an earlier line has the id and says something else. */
  record Repeated(List<Issue> issues) implements RowResult {}

  /** May not be published at all, so nothing of it is kept either. */
  record Refused(List<Issue> issues) implements RowResult {}

  /**
   * Stays out; the last valid version of its thing stays in.
   *
   * @param localId null when it, or the scope, cannot be read: then this snapshot deletes nothing
   */
  record Invalid(@Nullable String localId, List<Issue> issues) implements RowResult {}
}
