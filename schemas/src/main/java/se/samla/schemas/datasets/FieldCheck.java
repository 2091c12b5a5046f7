package se.samla.schemas.datasets;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import se.samla.schemas.changes.RecordContent;

/** One field of a record schema can be read from a municipal file, or the definition is refused. */
final class FieldCheck {
  private static final Set<Schema.Type> TYPES =
      Set.of(
          Schema.Type.STRING,
          Schema.Type.BOOLEAN,
          Schema.Type.INT,
          Schema.Type.LONG,
          Schema.Type.DOUBLE);
  private static final Set<String> OF_TYPE = Set.of("logicalType", "precision", "scale");

  private final String file;
  private final Schema.Field field;
  private final Schema type;

  private FieldCheck(String file, Schema.Field field) {
    this.file = file;
    this.field = field;
    this.type = RecordContent.valueSchema(field.schema());
  }

  static FieldDefinition checked(String file, Schema.Field field) {
    var check = new FieldCheck(file, field);
    check.union();
    check.logicalType();
    check.type();
    check.docs();
    ConstraintCheck.of(file, field);
    return FieldDefinition.of(field);
  }

  private void union() {
    var schema = field.schema();
    if (schema.isUnion() && (!startsWithNull(schema.getTypes()) || !field.hasDefaultValue())) {
      throw invalid("type", schema, "a type, or [\"null\", type] with default null");
    }
  }

  private static boolean startsWithNull(List<Schema> types) {
    return types.size() == 2 && types.getFirst().getType() == Schema.Type.NULL;
  }

  /**
   * Avro itself passes over a logical type that it does not know or that stands on another type.
   */
  private void logicalType() {
    var name = type.getProp("logicalType");
    if (name != null
        && (type.getLogicalType() == null || !DatasetLogicalTypes.names().contains(name))) {
      throw invalid(
          "type", type, "one of " + DatasetLogicalTypes.names() + " on the type it belongs to");
    }
  }

  private void type() {
    var decimal = type.getType() == Schema.Type.BYTES && type.getLogicalType() != null;
    if (!TYPES.contains(type.getType()) && !decimal) {
      throw invalid("type", type, "one of " + new TreeSet<>(TYPES) + " or a decimal of bytes");
    }
    for (var property : type.getObjectProps().keySet()) {
      if (!OF_TYPE.contains(property)) {
        throw invalid("type." + property, "misplaced", "constraints beside type, not within");
      }
    }
  }

  private void docs() {
    if (field.doc() == null || !(field.getObjectProp("doc_sv") instanceof String)) {
      throw new InvalidDefinitionException(
          file,
          field.name() + ": no doc or doc_sv (expected: what it means, in English and Swedish)");
    }
  }

  private InvalidDefinitionException invalid(String where, Object value, String expected) {
    return InvalidDefinitionException.of(file, field.name() + "." + where, value, expected);
  }
}
