package se.samla.notification.messaging;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/** A message's bytes as they stand in the topic. */
public final class Payload {
  private Payload() {}

  /** Null for a tombstone, which Spring carries as an object of its own. */
  public static byte @Nullable [] of(Message<?> message) {
    return message.getPayload() instanceof byte[] bytes ? bytes : null;
  }
}
