package se.samla.schemas.datasets;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.RecordContent;

/**
 * One field of a dataset's record, with its constraints.
 *
 * @param name the field's and the column's name
 * @param aliases the names of other generations
 * @param type the schema of a value, without null
 * @param required whether every row must have a value
 */
public record FieldDefinition(
    String name, Set<String> aliases, Schema type, boolean required, Constraints constraints) {

  /**
   * The constraint properties of a field; null where there is none.
   *
   * @param unique whether no two rows of an upload may have the same value
   * @param past whether a date must not lie in the future
   */
  public record Constraints(
      @Nullable Double minimum,
      @Nullable Double maximum,
      @Nullable Pattern pattern,
      @Nullable Integer maxLength,
      boolean unique,
      boolean past) {}

  /** The logical type's name, or null. */
  public @Nullable String logicalType() {
    LogicalType logical = type.getLogicalType();
    return logical == null ? null : logical.getName();
  }

  /** Whether values are numbers that may have decimals. */
  public boolean isFraction() {
    return type.getType() == Schema.Type.DOUBLE
        || type.getLogicalType() instanceof LogicalTypes.Decimal;
  }

  static FieldDefinition of(Schema.Field field) {
    return new FieldDefinition(
        field.name(),
        field.aliases(),
        RecordContent.valueSchema(field.schema()),
        !field.schema().isNullable(),
        constraintsOf(field));
  }

  private static Constraints constraintsOf(Schema.Field field) {
    return new Constraints(
        number(field, "minimum"),
        number(field, "maximum"),
        pattern(field),
        length(field),
        Boolean.TRUE.equals(field.getObjectProp("unique")),
        Boolean.TRUE.equals(field.getObjectProp("past")));
  }

  private static @Nullable Double number(Schema.Field field, String property) {
    return field.getObjectProp(property) instanceof Number n ? (Double) n.doubleValue() : null;
  }

  private static @Nullable Integer length(Schema.Field field) {
    return field.getObjectProp("maxLength") instanceof Number n ? (Integer) n.intValue() : null;
  }

  private static @Nullable Pattern pattern(Schema.Field field) {
    return field.getObjectProp("pattern") instanceof String s ? Pattern.compile(s) : null;
  }
}
