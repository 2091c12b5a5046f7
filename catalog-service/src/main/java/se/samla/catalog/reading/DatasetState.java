package se.samla.catalog.reading;

import org.jspecify.annotations.Nullable;
import se.samla.catalog.reading.DatasetView.LatestChangeSet;

/**
 * What a dataset holds now.
 *
 * @param publishers who delivered to it and were not withdrawn
 * @param erasure the number of its newest erasure's upload; 0 before the first
 */
record DatasetState(
    int epoch, long records, long publishers, int erasure, @Nullable LatestChangeSet latest) {
  /** The newest change set; 0 before the first. */
  long number() {
    return latest == null ? 0 : latest.number();
  }
}
