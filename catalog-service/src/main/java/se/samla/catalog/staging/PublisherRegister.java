package se.samla.catalog.staging;

import org.springframework.stereotype.Component;
import se.samla.events.PublisherRegistered;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.UndecodableMessageException;

/** A publisher as it is now. */
@Component
class PublisherRegister {
  private final EventDeserializer events;
  private final PublisherRepository publishers;

  PublisherRegister(EventDeserializer events, PublisherRepository publishers) {
    this.events = events;
    this.publishers = publishers;
  }

  void register(byte[] message) {
    if (events.deserialize(message) instanceof PublisherRegistered publisher) {
      publishers.register(publisher);
    } else {
      throw new UndecodableMessageException("type: (expected: PublisherRegistered)", null);
    }
  }
}
