package se.samla.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each event as the exact bytes that a topic holds. How to make a new golden file: {@code
 * src/test/resources/golden/README.md}.
 */
class GoldenBytesTests {
  private static final int SCHEMA_ID = 1;

  @Test
  void everyEventHasAFixture() {
    assertThat(EventFixtures.events().keySet()).isEqualTo(events());
  }

  @ParameterizedTest
  @MethodSource("events")
  void encodesToTheGoldenBytes(String event) throws IOException {
    assertThat(HexFormat.of().formatHex(encoded(event)))
        .as("golden/%s.hex", event)
        .isEqualTo(golden(event));
  }

  @ParameterizedTest
  @MethodSource("events")
  void decodesTheGoldenBytes(String event) throws IOException {
    var bytes = HexFormat.of().parseHex(golden(event));
    var reader = new SpecificDatumReader<SpecificRecordBase>(EventTypes.readerOf(schemaOf(event)));
    assertThat(WireFormat.schemaIdOf(bytes)).isEqualTo(SCHEMA_ID);
    assertThat(WireFormat.decode(bytes, reader)).hasToString(EventFixtures.text(event));
  }

  static Set<String> events() {
    return EventFixtures.schemas().keySet();
  }

  private static Schema schemaOf(String event) {
    return Objects.requireNonNull(EventFixtures.schemas().get(event), event);
  }

  private static byte[] encoded(String event) {
    var fixture = Objects.requireNonNull(EventFixtures.events().get(event), event);
    return WireFormat.encode(
        SCHEMA_ID,
        new SpecificDatumWriter<>(fixture.getSchema(), fixture.getSpecificData()),
        fixture);
  }

  /** The file's hex digits without white space; empty when there is no file. */
  private static String golden(String event) throws IOException {
    try (var in = GoldenBytesTests.class.getResourceAsStream("/golden/" + event + ".hex")) {
      return in == null
          ? ""
          : new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
    }
  }
}
