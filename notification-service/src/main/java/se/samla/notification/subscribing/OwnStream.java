package se.samla.notification.subscribing;

/**
 * The stream of events about a subscription itself: numbered, retried and recorded as any other.
 */
public final class OwnStream {
  public static final String NAME = "subscription";

  private OwnStream() {}
}
