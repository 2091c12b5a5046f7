package se.samla.ingest.messaging;

import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import se.samla.schemas.wire.EventDeserializer;

/** The event of a Kafka message; one without a value is as undecodable as a broken one. */
@Component
public class Payloads {
  private final EventDeserializer deserializer;

  Payloads(EventDeserializer deserializer) {
    this.deserializer = deserializer;
  }

  public SpecificRecordBase event(Message<?> message) {
    return event(message.getPayload());
  }

  /** The same of one of several that came together. */
  public SpecificRecordBase event(Object payload) {
    return deserializer.deserialize(payload instanceof byte[] bytes ? bytes : null);
  }
}
