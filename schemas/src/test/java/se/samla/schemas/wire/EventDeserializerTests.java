package se.samla.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.schemas.registry.RegistryServer;
import se.samla.schemas.registry.SchemaRegistryUnavailableException;

/** Good bytes become events; whatever else arrives is refused in one way, at little cost. */
class EventDeserializerTests {
  private static final Map<String, Schema> SCHEMAS = EventFixtures.schemas();
  private static final List<String> EVENTS = List.copyOf(SCHEMAS.keySet());
  private static final int FOREIGN = 1000;
  private static final int IMPOSTOR = 1001;
  private static final RegistryServer REGISTRY = new RegistryServer();
  private static final EventDeserializer DESERIALIZER = new EventDeserializer(REGISTRY.client());

  @BeforeAll
  static void register() {
    EVENTS.forEach(event -> REGISTRY.with(idOf(event), schemaOf(event)));
    REGISTRY.with(FOREIGN, SchemaBuilder.record("java.io.File").fields().endRecord());
    REGISTRY.with(
        IMPOSTOR, SchemaBuilder.record("se.samla.events.UploadAbandoned").fields().endRecord());
  }

  @AfterAll
  static void stop() {
    REGISTRY.close();
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsEveryEvent(String event) {
    assertThat(DESERIALIZER.deserialize(message(event))).hasToString(EventFixtures.text(event));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "", // empty
        "00", // one byte
        "00000000", // a byte short of a header
        "0100000001", // another magic byte
        "0000ffffff", // an id the registry does not know
        "00ffffffff", // an id no registry gives
        "00000003e8", // a type that is none of ours, though a class of that name exists
        "00000003e9", // a type with our name and another shape
        "0000000000" // id 0
      })
  void refusesPoison(@Nullable String hex) {
    assertRefused(hex == null ? null : HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @MethodSource("events")
  void refusesEveryTruncation(String event) {
    var whole = message(event);
    for (var length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length));
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void refusesTrailingBytes(String event) {
    assertRefused(Arrays.copyOf(message(event), message(event).length + 1));
  }

  @ParameterizedTest
  @MethodSource("events")
  void refusesOrReadsButNeverFailsOtherwiseOnRandomBytes(String event) {
    var random = new Random(event.hashCode());
    for (var i = 0; i < 2_000; i++) {
      var bytes = new byte[5 + random.nextInt(300)];
      random.nextBytes(bytes);
      ByteBuffer.wrap(bytes).put(0, (byte) 0).putInt(1, idOf(event));
      readOrRefuse(bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void refusesOrReadsButNeverFailsOtherwiseOnDamagedBytes(String event) {
    var whole = message(event);
    for (var i = 5; i < whole.length; i++) {
      for (var damage : new int[] {0x00, 0x01, 0x7f, 0x80, 0xff, whole[i] ^ 0x40}) {
        var damaged = whole.clone();
        damaged[i] = (byte) damage;
        readOrRefuse(damaged);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hugeClaims")
  void allocatesNothingHugeForLengthsThatTheBytesOnlyClaim(byte[] message) {
    var before = Allocation.ofThisThread();
    assertRefused(message);
    assertThat(Allocation.ofThisThread() - before).isLessThan(8L << 20);
  }

  @Test
  void passesOnThatTheRegistryIsAway() {
    try (var away = new RegistryServer().answering("/schemas/ids/1", 503, "")) {
      var deserializer = new EventDeserializer(away.client());
      assertThatThrownBy(() -> deserializer.deserialize(new byte[] {0, 0, 0, 0, 1}))
          .isInstanceOf(SchemaRegistryUnavailableException.class);
    }
  }

  static List<String> events() {
    return EVENTS;
  }

  /** Messages whose first length is followed by next to nothing. */
  static List<byte[]> hugeClaims() {
    var claims = new ArrayList<byte[]>();
    for (var length : new long[] {100_000_000, Integer.MAX_VALUE, 8_000_000_000L, Long.MIN_VALUE}) {
      claims.add(Claims.ofAString(idOf("UploadAbandoned"), length));
      claims.add(Claims.ofAnArrayOfStrings(idOf("PublisherRegistered"), length));
      claims.add(Claims.ofAnArrayOfRecords(idOf("UploadRows"), length));
      claims.add(Claims.ofBytes(idOf("RecordsChanged"), length));
    }
    return claims;
  }

  private static void assertRefused(byte @Nullable [] message) {
    assertThatThrownBy(() -> DESERIALIZER.deserialize(message))
        .isInstanceOf(UndecodableMessageException.class);
  }

  private static void readOrRefuse(byte[] message) {
    try {
      assertThat(DESERIALIZER.deserialize(message)).isNotNull();
    } catch (UndecodableMessageException refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }

  private static byte[] message(String event) {
    var fixture = Objects.requireNonNull(EventFixtures.events().get(event));
    return WireFormat.encode(
        idOf(event),
        new SpecificDatumWriter<>(fixture.getSchema(), fixture.getSpecificData()),
        fixture);
  }

  private static int idOf(String event) {
    return 1 + EVENTS.indexOf(event);
  }

  private static Schema schemaOf(String event) {
    return Objects.requireNonNull(SCHEMAS.get(event));
  }
}
