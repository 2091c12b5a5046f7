package se.samla.notification.delivering;

import java.time.Instant;
import se.samla.notification.subscribing.Filter;
import se.samla.schemas.changes.Cursor;

/**
 * A batch as it was fixed before its first attempt, and stays until it ends.
 *
 * @param id the {@code webhook-id}
 * @param to its last place
 * @param more whether more was waiting behind it
 */
record Batch(String id, Cursor to, Filter filter, String payload, boolean more, Instant at) {
  /**
   * Whether it only tells that the cursor before it is of a time before the catalog's restoration.
   */
  boolean isRestart(Cursor from) {
    return from.changeSet() > 0 && from.epoch() < to.epoch();
  }

  boolean isThin() {
    return payload.equals("thin");
  }
}
