package se.samla.notification.delivering;

/**
 * A batch sent under a lease. A batch whose lease was lost is sent again under the next one, and
 * both may be over at the same time: the batch's id alone does not tell which of them counted.
 */
record Try(String batch, long token) {
  static Try of(Attempt attempt) {
    return new Try(attempt.batchId(), attempt.claim().token());
  }
}
