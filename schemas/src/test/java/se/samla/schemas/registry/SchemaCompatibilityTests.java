package se.samla.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samla.schemas.changes.RecordContent;

/**
 * FULL_TRANSITIVE without a registry: each schema reads what any published version wrote, and any
 * published version reads what it writes.
 */
class SchemaCompatibilityTests {
  @ParameterizedTest
  @MethodSource("names")
  void readsAndIsReadByEveryPublishedVersion(String name) {
    var current = Objects.requireNonNull(SchemaBaselines.current().get(name));
    assertThat(SchemaBaselines.of(name)).as("baselines of " + name).isNotEmpty();
    SchemaBaselines.of(name)
        .forEach(
            (file, published) ->
                assertThat(breaks(current, published)).as("against baselines/" + file).isEmpty());
  }

  /** A baseline that equals the current schema must exist, or the next edit compares with less. */
  @ParameterizedTest
  @MethodSource("names")
  void isPublishedItself(String name) {
    var current = Objects.requireNonNull(SchemaBaselines.current().get(name));
    assertThat(SchemaBaselines.of(name).values())
        .as("src/test/resources/baselines/README.md says how to publish a version of " + name)
        .contains(new Schema.Parser().parse(SchemaText.of(current)));
  }

  @Test
  void findsBreaksInBothDirections() {
    var with = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
    var without = SchemaBuilder.record("R").fields().endRecord();
    assertThat(breaks(with, without)).hasSize(1);
    assertThat(breaks(without, with)).hasSize(1);
  }

  @Test
  void findsALogicalTypeThatChanged() {
    var date = LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
    var with = SchemaBuilder.record("R").fields().name("a").type(date).noDefault().endRecord();
    var without = SchemaBuilder.record("R").fields().requiredInt("a").endRecord();
    assertThat(breaks(with, without)).containsExactly("a: date (expected: null)");
  }

  static Set<String> names() {
    return SchemaBaselines.current().keySet();
  }

  private static List<String> breaks(Schema current, Schema published) {
    var breaks = new ArrayList<String>();
    addBreak(breaks, current, published);
    addBreak(breaks, published, current);
    published.getFields().forEach(field -> addChangedMeaning(breaks, current, field));
    return breaks;
  }

  private static void addBreak(List<String> breaks, Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
      breaks.add(result.getResult().getIncompatibilities().toString());
    }
  }

  /** Avro's rules pass over logical types: a date as a plain number is compatible to them. */
  private static void addChangedMeaning(
      List<String> breaks, Schema current, Schema.Field published) {
    var field = current.getField(published.name());
    if (field != null && !meaning(field).equals(meaning(published))) {
      breaks.add(field.name() + ": " + meaning(field) + " (expected: " + meaning(published) + ")");
    }
  }

  private static String meaning(Schema.Field field) {
    var type = RecordContent.valueSchema(field.schema());
    var scale = type.getObjectProp("scale");
    return type.getProp("logicalType") + (scale == null ? "" : " of scale " + scale);
  }
}
