package se.samla.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.schemas.provision.ProvisionedPlatform;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.EventFixtures;
import se.samla.schemas.wire.EventSerializer;
import se.samla.schemas.wire.UndecodableMessageException;

/** Our client and wire format against a real registry and the official Confluent client. */
class RegistryInteropIT {
  private static final SchemaRegistryClient REGISTRY = ProvisionedPlatform.provision();

  private final EventSerializer serializer = new EventSerializer(REGISTRY);
  private final EventDeserializer deserializer =
      new EventDeserializer(ProvisionedPlatform.registry());
  private final ConfluentClient confluent = new ConfluentClient(ProvisionedPlatform.registryUrl());

  @ParameterizedTest
  @MethodSource("topics")
  void theOfficialClientReadsWhatWeWrite(String topic) throws Exception {
    for (var event : eventsOf(topic)) {
      var record = confluent.read(serializer.serialize(topic, event));
      assertThat(record.getSchema().getFullName()).isEqualTo(event.getSchema().getFullName());
      assertThat(record.get(0)).hasToString(String.valueOf(event.get(0)));
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void weReadWhatTheOfficialClientWrites(String topic) throws Exception {
    for (var event : eventsOf(topic)) {
      var ours = serializer.serialize(topic, event);
      var theirs = confluent.write(topic, confluent.read(ours));
      assertThat(theirs).isEqualTo(ours);
      assertThat(deserializer.deserialize(theirs)).hasToString(event.toString());
    }
  }

  @Test
  void anIncompatibleSchemaIsRefusedInTheRegistrysWords() {
    var subject = newSubject();
    REGISTRY.register(subject, record("a"));
    assertThatThrownBy(() -> REGISTRY.register(subject, record("a", "b")))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageStartingWith(subject)
        .hasMessageContaining("409")
        .hasMessageContainingAll("message", "ncompatib");
  }

  @Test
  void registeringAgainGivesTheSameId() {
    var subject = newSubject();
    var id = REGISTRY.register(subject, record("a"));
    assertThat(REGISTRY.register(subject, record("a"))).isEqualTo(id);
    assertThat(REGISTRY.idOf(subject, record("a"))).isEqualTo(id);
    assertThat(REGISTRY.byId(id)).isEqualTo(record("a"));
  }

  @Test
  void aSchemaThatWasNotRegisteredIsNotFound() {
    assertThatThrownBy(() -> REGISTRY.idOf(newSubject(), record("a")))
        .isInstanceOf(SchemaNotFoundException.class);
    var subject = newSubject();
    REGISTRY.register(subject, record("a"));
    assertThatThrownBy(() -> REGISTRY.idOf(subject, record("b")))
        .isInstanceOf(SchemaNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 99_999_999, Integer.MAX_VALUE})
  void anUnknownIdIsPoisonAndNoOutage(int id) {
    var message = ByteBuffer.allocate(9).put((byte) 0).putInt(id).array();
    assertThatThrownBy(() -> deserializer.deserialize(message))
        .isInstanceOf(UndecodableMessageException.class);
  }

  @Test
  void aRegistryThatIsAwayIsAnOutage() {
    var away = new SchemaRegistryClient(URI.create("http://127.0.0.1:1"));
    assertThatThrownBy(() -> away.byId(1)).isInstanceOf(SchemaRegistryUnavailableException.class);
    assertThatThrownBy(() -> away.register(newSubject(), record("a")))
        .isInstanceOf(SchemaRegistryUnavailableException.class);
  }

  static List<String> topics() {
    return List.copyOf(Topics.EVENTS.keySet());
  }

  private static List<SpecificRecordBase> eventsOf(String topic) {
    Map<String, SpecificRecordBase> fixtures = EventFixtures.events();
    return Objects.requireNonNull(Topics.EVENTS.get(topic)).stream()
        .map(schema -> Objects.requireNonNull(fixtures.get(schema.getName())))
        .toList();
  }

  private static String newSubject() {
    return "interop-" + UUID.randomUUID() + "-value";
  }

  private static Schema record(String... fields) {
    var assembler = SchemaBuilder.record("Interop").namespace("se.samla.interop").fields();
    for (var field : fields) {
      assembler.requiredString(field);
    }
    return assembler.endRecord();
  }
}
