package se.samla.schemas.wire;

import java.util.Objects;
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
    var writer = writerSchema(WireFormat.schemaIdOf(message));
    var reader = readerOf(writer, EventTypes.readerOf(writer));
    return WireFormat.decode(Objects.requireNonNull(message), reader);
  }

  private Schema writerSchema(int id) {
    try {
      return registry.byId(id);
    } catch (SchemaNotFoundException e) {
      throw new UndecodableMessageException(
          "schema id: " + id + " (expected: a registered one)", e);
    }
  }

  private static SpecificDatumReader<SpecificRecordBase> readerOf(Schema writer, Schema reader) {
    return new SpecificDatumReader<>(writer, reader, SpecificData.getForSchema(reader));
  }
}
