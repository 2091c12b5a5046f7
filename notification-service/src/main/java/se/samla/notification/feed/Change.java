package se.samla.notification.feed;

/**
 * A change as it is copied: what filters look at, and what subscribers see.
 *
 * @param view the change as JSON, the same text the changes API gives
 */
public record Change(Facts facts, String view) {
  /** Whether every earlier version of the record is to be seen by nobody any more. */
  boolean isErasure() {
    return facts.operation().equals("erased");
  }
}
