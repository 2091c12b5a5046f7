package se.samla.notification.feed;

/**
 * A change as it is copied: what filters look at, and what subscribers see.
 *
 * @param view the change as JSON, the same text the changes API gives
 */
public record Change(Facts facts, String view) {
  boolean isErasure() {
    return facts.isErasure();
  }
}
