package se.samla.notification.delivering;

/** What settling an attempt came to. */
enum Settled {
  /** It counted, and its lease is over. */
  COUNTED,

  /** It counted; the batch that follows is fixed, and the lease begins anew with it. */
  WENT_ON,

  /** The lease was lost, or the cursor was moved, meanwhile: nothing has changed. */
  CAME_TOO_LATE
}
