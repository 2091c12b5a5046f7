package se.samla.schemas.wire;

import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Subjects;

/**
 * Our events as bytes for a topic. The schema must have been registered: the hot path registers
 * nothing.
 */
public final class EventSerializer {
  private final SchemaRegistryClient registry;

  public EventSerializer(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /** The event in the wire format, with the id its schema has under the topic's subject. */
  public byte[] serialize(String topic, SpecificRecordBase event) {
    var id = registry.idOf(Subjects.ofEvent(topic, event.getSchema()), event.getSchema());
    return WireFormat.encode(id, writerOf(event), event);
  }

  /** With the code that Avro generated for rows, where it did: it looks no field up by name. */
  private static SpecificDatumWriter<SpecificRecordBase> writerOf(SpecificRecordBase event) {
    var data = event.getSpecificData();
    data.setCustomCoders(true);
    return new SpecificDatumWriter<>(event.getSchema(), data);
  }
}
