package se.samla.notification.delivering;

import se.samla.notification.feed.Excerpt;

/**
 * The batch that follows another one under the same lease.
 *
 * @param claim the claim as it is once that other one has arrived
 */
record Following(Claim claim, Batch batch, Excerpt excerpt) {}
