package se.samla.catalog.merging;

import java.util.List;
import se.samla.events.PreviewedChange;

/** What became of a ready upload. */
sealed interface MergeOutcome {
  ReadyUpload upload();

  /** It is in the national dataset. */
  record Merged(ReadyUpload upload, int merge, Counts counts) implements MergeOutcome {}

  /** Nothing was merged; it waits for a confirmation of this preview. */
  record Held(ReadyUpload upload, Counts counts, Loss loss, HoldReason reason, Preview preview)
      implements MergeOutcome {}

  /** Nothing was merged, and trying again at once would not help. */
  record Failed(ReadyUpload upload, RuntimeException cause) implements MergeOutcome {}

  /** What a merge does, or would do, to national records. */
  record Counts(long created, long updated, long deleted, long unchanged) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    long changes() {
      return created + updated + deleted;
    }

    /** How many records there are more now. */
    long growth() {
      return created - deleted;
    }

    Counts with(long unchanged) {
      return new Counts(created, updated, deleted, unchanged);
    }
  }

  /**
   * The difference as a person may check it.
   *
   * @param hash names the whole difference, not only the changes shown
   */
  record Preview(String hash, List<PreviewedChange> changes) {}
}
