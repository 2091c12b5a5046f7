package se.samla.schemas.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.schemas.datasets.DefinitionFixtures.aBench;
import static se.samla.schemas.datasets.DefinitionFixtures.benches;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import se.samla.schemas.wire.WireFormat;

class RecordContentTests {
  @Test
  void writesDatesTimesAndDecimalsAsText() {
    var price = new BigDecimal("-1250.50");
    var bench =
        aBench()
            .set("price", ByteBuffer.wrap(price.unscaledValue().toByteArray()))
            .set("placed", Instant.parse("2026-05-01T10:00:00Z").toEpochMilli())
            .set("updated", (int) LocalDate.of(2026, 5, 2).toEpochDay())
            .build();
    assertThat(RecordContent.of(bench))
        .containsEntry("price", "-1250.50")
        .containsEntry("placed", "2026-05-01T10:00:00Z")
        .containsEntry("updated", "2026-05-02");
  }

  @Test
  void keepsTheSchemasOrderAndLeavesOutWhatHasNoValue() {
    assertThat(RecordContent.of(aBench().build()))
        .containsExactly(
            Map.entry("id", "b1"),
            Map.entry("latitude", 59.3),
            Map.entry("longitude", 18.1),
            Map.entry("seats", 2));
  }

  @Test
  void readsBytesThatAnOlderSchemaWrote() {
    var older = withoutField(benches().schema(), "seats");
    var record = new GenericRecordBuilder(older);
    record.set("id", "b1").set("latitude", 59.3).set("longitude", 18.1);
    var bytes = ByteBuffer.wrap(WireFormat.encodePlain(record.build()));
    assertThat(RecordContent.of(bytes, older, benches().schema())).containsEntry("seats", 2);
  }

  @Test
  void namesTheFieldsThatDiffer() {
    var before = Map.<String, Object>of("id", "b1", "seats", 2, "price", "1.00");
    var after = Map.<String, Object>of("id", "b1", "seats", 3, "updated", "2026-05-02");
    assertThat(RecordContent.differing(before, after))
        .containsExactlyInAnyOrder("seats", "updated", "price");
    assertThat(RecordContent.differing(null, after)).containsExactlyElementsOf(after.keySet());
    assertThat(RecordContent.differing(before, null)).isEmpty();
  }

  private static Schema withoutField(Schema schema, String name) {
    var fields =
        schema.getFields().stream()
            .filter(field -> !field.name().equals(name))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }
}
