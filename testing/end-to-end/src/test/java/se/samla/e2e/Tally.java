package se.samla.e2e;

import java.time.Duration;
import java.util.Locale;

/**
 * What a run consisted of.
 *
 * @param longest from a push to its merge, whatever was in the way
 */
record Tally(int uploads, long rows, int changes, int webhooks, int invariants, Duration longest) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d uploads, %d rows, %d changes, %d webhooks, %d invariants checked; longest from push to"
            + " merge %.1f s",
        uploads,
        rows,
        changes,
        webhooks,
        invariants,
        longest.toMillis() / 1e3);
  }
}
