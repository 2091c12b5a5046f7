package se.samla.ingest.validating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.events.ValidRow;
import se.samla.ingest.issues.Issue;

/** What became of a row. */
sealed interface RowResult {
  List<Issue> issues();

  /** Null when it cannot be read. */
  @Nullable String localId();

  /** Goes on to the merge. */
  record Valid(ValidRow row, List<Issue> issues) implements RowResult {
    @Override
    public String localId() {
      return row.getLocalId();
    }
  }

  /**
   * Stays out; the last valid version of its thing stays in.
   *
   * @param localId null when it cannot be read: then this snapshot deletes nothing
   */
  record Invalid(@Nullable String localId, List<Issue> issues) implements RowResult {}
}
