package se.samla.schemas.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class ContentHashTests {
  private static final String TWO_FIELDS =
      """
      {"name": "name", "type": "string"}, {"name": "seats", "type": ["null", "int"], "default": null}
      """;

  @Test
  void isTheSameForTheSameContentHoweverItIsHeld() {
    var text = record(TWO_FIELDS).set("name", "bench").build();
    var utf8 = record(TWO_FIELDS).set("name", new Utf8("bench")).build();
    assertThat(ContentHash.of(text)).hasSize(16).isEqualTo(ContentHash.of(utf8));
  }

  @Test
  void differsWhenAFieldDiffers() {
    var two = record(TWO_FIELDS).set("name", "bench").set("seats", 2).build();
    var three = record(TWO_FIELDS).set("name", "bench").set("seats", 3).build();
    var none = record(TWO_FIELDS).set("name", "bench").build();
    assertThat(ContentHash.of(two))
        .isNotEqualTo(ContentHash.of(three))
        .isNotEqualTo(ContentHash.of(none));
  }

  @Test
  void differsWhenAValueMovesToAnotherField() {
    var fields =
        """
        {"name": "a", "type": ["null", "string"], "default": null},
        {"name": "b", "type": ["null", "string"], "default": null}
        """;
    var inA = record(fields).set("a", "x").build();
    var inB = record(fields).set("b", "x").build();
    assertThat(ContentHash.of(inA)).isNotEqualTo(ContentHash.of(inB));
  }

  @Test
  void doesNotMistakeWhereOneValueEndsForTheNext() {
    var fields =
        """
        {"name": "a", "type": "string"}, {"name": "b", "type": "string"}
        """;
    var early = record(fields).set("a", "x").set("b", "yb").build();
    var late = record(fields).set("a", "xb").set("b", "y").build();
    assertThat(ContentHash.of(early)).isNotEqualTo(ContentHash.of(late));
  }

  @Test
  void staysWhenALaterSchemaAddsFieldsWithDefaults() {
    var before = record(TWO_FIELDS).set("name", "bench").build();
    var later =
        record(
                TWO_FIELDS
                    + """
                    , {"name": "note", "type": ["null", "string"], "default": null}
                    , {"name": "colour", "type": "string", "default": "green"}
                    , {"name": "public", "type": "boolean", "default": true}
                    , {"name": "legs", "type": "int", "default": 4}
                    """)
            .set("name", "bench");
    assertThat(ContentHash.of(later.build())).isEqualTo(ContentHash.of(before));
    assertThat(ContentHash.of(later.set("colour", "red").build()))
        .isNotEqualTo(ContentHash.of(before));
  }

  @Test
  void readsTheBytesOfADecimalWithoutConsumingThem() {
    GenericRecord bench =
        DefinitionFixtures.aBench().set("price", ByteBuffer.wrap(new byte[] {1, 2})).build();
    assertThat(ContentHash.of(bench)).isEqualTo(ContentHash.of(bench));
  }

  private static GenericRecordBuilder record(String fields) {
    return new GenericRecordBuilder(
        new Schema.Parser()
            .parse("{\"type\": \"record\", \"name\": \"R\", \"fields\": [" + fields + "]}"));
  }
}
