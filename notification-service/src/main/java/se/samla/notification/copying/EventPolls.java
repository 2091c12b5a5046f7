package se.samla.notification.copying;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.messaging.Polled;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.EventDeserializer;

/** Events of uploads and of coverage, those of one poll in one transaction. */
@Component
class EventPolls {
  private final EventDeserializer events;
  private final EventCopying copying;
  private final TransactionOperations transaction;
  private final Tracing tracing;

  EventPolls(
      EventDeserializer events,
      EventCopying copying,
      TransactionOperations transaction,
      Tracing tracing) {
    this.events = events;
    this.copying = copying;
    this.transaction = transaction;
    this.tracing = tracing;
  }

  void copy(List<Polled> messages) {
    Polled.handle(messages, this::together);
  }

  private void together(List<Polled> messages) {
    transaction.executeWithoutResult(_ -> messages.forEach(this::copy));
  }

  private void copy(Polled message) {
    tracing.follow(
        "copy",
        message.headers()::get,
        () -> copying.copy(HappenedReader.read(events.deserialize(message.bytes()))));
  }
}
