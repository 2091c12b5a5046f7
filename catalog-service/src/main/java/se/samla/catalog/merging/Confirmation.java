package se.samla.catalog.merging;

import org.jspecify.annotations.Nullable;
import se.samla.catalog.merging.MergeOutcome.Counts;

/**
 * What a person said yes to.
 *
 * @param previewHash the preview that was seen
 * @param deletions how many deletions the person named, if any
 */
public record Confirmation(String previewHash, @Nullable Long deletions, boolean byOperator) {

  /** Whether it is a yes to this difference. A number that is named must be right. */
  boolean accepts(String difference, Counts counts, Loss loss) {
    return previewHash.equals(difference)
        && (deletions == null
            ? byOperator || !loss.mustBeNamed()
            : deletions.longValue() == counts.deleted());
  }
}
