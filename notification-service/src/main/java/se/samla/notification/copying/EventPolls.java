package se.samla.notification.copying;

import java.util.List;
import org.springframework.stereotype.Component;
import se.samla.notification.messaging.Polled;
import se.samla.schemas.wire.EventDeserializer;

/** Events of uploads and of coverage, those of one poll in one transaction. */
@Component
class EventPolls {
  private final EventDeserializer events;
  private final EventCopying copying;
  private final PollReading polls;

  EventPolls(EventDeserializer events, EventCopying copying, PollReading polls) {
    this.events = events;
    this.copying = copying;
    this.polls = polls;
  }

  void copy(List<Polled> messages) {
    polls.handle(messages, this::read, copying::copy);
  }

  private Happened read(Polled message) {
    return HappenedReader.read(events.deserialize(message.bytes()));
  }
}
