package se.samla.catalog.merging;

import se.samla.schemas.datasets.Manifest.Guard;

/**
 * How much of what a publisher has an upload takes away.
 *
 * @param contributions what the publisher has in the part that the upload speaks of
 * @param withdrawn how many of them would be gone
 */
record Loss(long contributions, long withdrawn) {
  static final Loss NONE = new Loss(0, 0);

  /** Whether a person should look first. */
  boolean isTooMuch(Guard guard) {
    return exceeds(guard.share(), guard.count()) || exceeds(0.5, 2) || isEverything();
  }

  /** Whether even a plain yes is not enough: who confirms must name the number. */
  boolean mustBeNamed() {
    return exceeds(0.8, 10);
  }

  private boolean exceeds(double share, long count) {
    return withdrawn > count && (double) withdrawn > share * (double) contributions;
  }

  private boolean isEverything() {
    return withdrawn > 0 && withdrawn == contributions;
  }
}
