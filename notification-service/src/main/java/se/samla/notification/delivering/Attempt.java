package se.samla.notification.delivering;

import org.jspecify.annotations.Nullable;

/**
 * An attempt that is over, and what follows from it.
 *
 * @param following the batch after this one, to be fixed as this one's arrival is told; or null
 */
record Attempt(
    Claim claim, Parcel parcel, Reply reply, NextStep next, @Nullable Following following) {
  String batchId() {
    return parcel.batch().id();
  }

  /** 1 for the first. */
  int number() {
    return claim.attempts() + 1;
  }

  @Nullable Batch followingBatch() {
    return following == null ? null : following.batch();
  }
}
