package se.samla.notification.delivering;

/** An attempt that is over, and what follows from it. */
record Attempt(Claim claim, Parcel parcel, Reply reply, NextStep next) {
  String batchId() {
    return parcel.batch().id();
  }

  /** 1 for the first. */
  int number() {
    return claim.attempts() + 1;
  }
}
