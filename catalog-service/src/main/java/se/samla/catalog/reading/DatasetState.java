package se.samla.catalog.reading;

import org.jspecify.annotations.Nullable;
import se.samla.catalog.reading.DatasetView.LatestChangeSet;

/** What a dataset holds now. */
record DatasetState(int epoch, long records, long publishers, @Nullable LatestChangeSet latest) {
  /** Names the dataset's content: the same tag, the same records. */
  String tag() {
    return epoch + "." + number();
  }

  /** The newest change set; 0 before the first. */
  long number() {
    return latest == null ? 0 : latest.number();
  }
}
