package se.samla.notification.delivering;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.samla.notification.signing.SecretVault;
import se.samla.notification.subscribing.OwnStream;
import se.samla.notification.subscribing.Recipient;

/** Sends a signed test event at once, and tells what became of it. */
@Component
class TestEvents {
  private static final String NOWHERE = "0.0.0";

  private final EventBodies bodies;
  private final SecretVault vault;
  private final Sending sending;
  private final Attempts attempts;
  private final Turns turns;

  TestEvents(
      EventBodies bodies, SecretVault vault, Sending sending, Attempts attempts, Turns turns) {
    this.turns = turns;
    this.bodies = bodies;
    this.vault = vault;
    this.sending = sending;
    this.attempts = attempts;
  }

  /**
   * A URL that has not proven itself may be a stranger's: it is sent a few only, enough to find out
   * why it does not answer.
   *
   * @throws TooManyRequestsException when its subscriber has had its share of requests
   */
  AttemptRecord send(UUID subscriber, Recipient recipient) {
    return recipient.isProven()
        ? turns.call(subscriber, () -> send(recipient))
        : turns.callUnproven(subscriber, () -> send(recipient));
  }

  private AttemptRecord send(Recipient recipient) {
    var id = MessageId.create();
    var secrets = recipient.secrets().map(s -> vault.decrypt(recipient.id(), s)).toList();
    var body = bodies.test(recipient.id(), id);
    var record =
        record(
            recipient.id(), id, sending.send(new Letter(recipient.url(), id, body, secrets, null)));
    attempts.add(List.of(record));
    return record;
  }

  private static AttemptRecord record(UUID subscription, String id, Reply reply) {
    return new AttemptRecord(
        null,
        subscription,
        OwnStream.NAME,
        id,
        1,
        reply.startedAt(),
        Math.toIntExact(reply.duration().toMillis()),
        reply.outcome().word(),
        reply.outcome().httpStatus(),
        reply.head(),
        NOWHERE,
        NOWHERE,
        null);
  }
}
