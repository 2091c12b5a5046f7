package se.samla.notification.delivering;

/** What settling an attempt came to. */
enum Settled {
  /** It counted, its lease is over, and its cursor has nothing to be sent now. */
  COUNTED,

  /** It counted, and its lease is over; something may be due at once. */
  LEFT_MORE,

  /** It counted; the batch that follows is fixed, and the lease begins anew with it. */
  WENT_ON,

  /** The lease was lost, or the cursor was moved, meanwhile: nothing has changed. */
  CAME_TOO_LATE
}
