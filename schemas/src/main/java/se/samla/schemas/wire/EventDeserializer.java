package se.samla.schemas.wire;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.registry.SchemaNotFoundException;
import se.samla.schemas.registry.SchemaRegistryClient;

/**
 * Bytes from a topic as our events, resolved from the schema they were written with to the one this
 * process knows.
 */
public final class EventDeserializer {
  private final SchemaRegistryClient registry;
  private final Map<Integer, SpecificDatumReader<SpecificRecordBase>> readers =
      new ConcurrentHashMap<>();

  public EventDeserializer(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * The event of a message.
   *
   * @throws UndecodableMessageException when no retry can help: wrong magic, unknown id, foreign
   *     type, broken bytes
   * @throws se.samla.schemas.registry.SchemaRegistryUnavailableException when the registry is away:
   *     retry
   */
  public SpecificRecordBase deserialize(byte @Nullable [] message) {
    var id = WireFormat.schemaIdOf(message);
    return WireFormat.decode(Objects.requireNonNull(message), reader(id));
  }

  private Schema writerSchema(int id) {
    try {
      return registry.byId(id);
    } catch (SchemaNotFoundException e) {
      throw new UndecodableMessageException(
          "schema id: " + id + " (expected: a registered one)", e);
    }
  }

  /** Kept, for to resolve one schema into another costs more than to read with the result. */
  private SpecificDatumReader<SpecificRecordBase> reader(int id) {
    var known = readers.get(id);
    return known == null ? kept(id, readerOf(id)) : known;
  }

  private SpecificDatumReader<SpecificRecordBase> kept(
      int id, SpecificDatumReader<SpecificRecordBase> reader) {
    readers.put(id, reader);
    return reader;
  }

  private SpecificDatumReader<SpecificRecordBase> readerOf(int id) {
    var writer = writerSchema(id);
    var reader = EventTypes.readerOf(writer);
    return new SpecificDatumReader<>(writer, reader, SpecificData.getForSchema(reader));
  }
}
