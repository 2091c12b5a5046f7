package se.samla.schemas.datasets;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.RecordContent;

/** A field's constraints are known ones, of the right kind, on a type they can constrain. */
final class ConstraintCheck {
  private static final Set<String> PROPERTIES =
      Set.of(
          "doc_sv", "minimum", "maximum", "pattern", "maxLength", "unique", "recommended", "past");

  private final String file;
  private final Schema.Field field;
  private final boolean text;
  private final boolean number;
  private final boolean date;

  private ConstraintCheck(String file, Schema.Field field) {
    this.file = file;
    this.field = field;
    var type = RecordContent.valueSchema(field.schema()).getType();
    this.text = type == Schema.Type.STRING;
    this.number = !text && type != Schema.Type.BOOLEAN;
    this.date = "date".equals(RecordContent.valueSchema(field.schema()).getProp("logicalType"));
  }

  static void of(String file, Schema.Field field) {
    var check = new ConstraintCheck(file, field);
    field.getObjectProps().forEach(check::property);
    check.range();
  }

  private void property(String name, Object value) {
    switch (name) {
      case "doc_sv" -> {}
      case "minimum", "maximum" ->
          require(name, value, number && value instanceof Number, "a number, on a number");
      case "pattern" -> require(name, value, text && isPattern(value), "a regular expression");
      case "maxLength" ->
          require(name, value, text && isLength(value), "a whole number above 0, on a string");
      case "unique", "recommended" ->
          require(name, value, value instanceof Boolean, "true or false");
      case "past" ->
          require(name, value, date && value instanceof Boolean, "true or false, on a date");
      default -> require(name, value, false, "one of " + new TreeSet<>(PROPERTIES));
    }
  }

  private void range() {
    var minimum = bound("minimum");
    var maximum = bound("maximum");
    if (minimum != null && maximum != null) {
      require("minimum", minimum, minimum <= maximum, "at most the maximum, " + maximum);
    }
  }

  private @Nullable Double bound(String name) {
    return field.getObjectProp(name) instanceof Number n ? (Double) n.doubleValue() : null;
  }

  private static boolean isLength(Object value) {
    return value instanceof Integer length && length > 0;
  }

  private static boolean isPattern(Object value) {
    try {
      return value instanceof String text && !Pattern.compile(text).pattern().isEmpty();
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  private void require(String name, Object value, boolean right, String expected) {
    if (!right) {
      throw InvalidDefinitionException.of(file, field.name() + "." + name, value, expected);
    }
  }
}
