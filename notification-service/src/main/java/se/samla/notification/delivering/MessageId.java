package se.samla.notification.delivering;

import java.util.UUID;

/** A {@code webhook-id}: never used twice. */
final class MessageId {
  private MessageId() {}

  static String create() {
    return "msg_" + UUID.randomUUID().toString().replace("-", "");
  }
}
