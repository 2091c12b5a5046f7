package se.samla.notification.copying;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.matching.MatchSubscriptions;
import se.samla.notification.matching.Visible;
import se.samla.notification.messaging.Polled;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.EventDeserializer;

/** Events of uploads and of coverage, those of one poll in one transaction. */
@Component
class EventPolls {
  private final EventDeserializer events;
  private final EventCopying copying;
  private final MatchSubscriptions matching;
  private final TransactionOperations transaction;
  private final Tracing tracing;

  EventPolls(
      EventDeserializer events,
      EventCopying copying,
      MatchSubscriptions matching,
      TransactionOperations transaction,
      Tracing tracing) {
    this.events = events;
    this.copying = copying;
    this.matching = matching;
    this.transaction = transaction;
    this.tracing = tracing;
  }

  void copy(List<Polled> messages) {
    Polled.handle(messages, this::together);
  }

  private void together(List<Polled> messages) {
    transaction.executeWithoutResult(_ -> copyAll(messages));
  }

  private void copyAll(List<Polled> messages) {
    var visible = new ArrayList<Visible>();
    messages.forEach(message -> copy(message, visible));
    matching.match(visible);
  }

  private void copy(Polled message, List<Visible> visible) {
    tracing.follow(
        "copy",
        message.headers()::get,
        () ->
            copying
                .add(HappenedReader.read(events.deserialize(message.bytes())))
                .ifPresent(visible::add));
  }
}
