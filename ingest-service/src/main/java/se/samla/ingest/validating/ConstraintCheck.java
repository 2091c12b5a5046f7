package se.samla.ingest.validating;

import org.jspecify.annotations.Nullable;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.FieldDefinition;

/** A value against its field's constraints: minimum, maximum, pattern, maxLength. */
final class ConstraintCheck {
  static final int MAX_LOCAL_ID = 200;

  private ConstraintCheck() {}

  static Parsed.@Nullable Bad of(FieldDefinition field, Object value) {
    return switch (value) {
      case Number number -> range(field.constraints(), number.doubleValue());
      case String text -> text(field.constraints(), text);
      default -> null;
    };
  }

  private static Parsed.@Nullable Bad range(FieldDefinition.Constraints constraints, double value) {
    var minimum = constraints.minimum();
    var maximum = constraints.maximum();
    var tooLow = minimum != null && value < minimum;
    var tooHigh = maximum != null && value > maximum;
    return tooLow || tooHigh
        ? new Parsed.Bad(IssueCode.OUT_OF_RANGE, minimum + " … " + maximum)
        : null;
  }

  private static Parsed.@Nullable Bad text(FieldDefinition.Constraints constraints, String value) {
    var longest = constraints.maxLength();
    if (longest != null && value.length() > longest) {
      return new Parsed.Bad(IssueCode.TOO_LONG, "≤ " + longest);
    }
    var pattern = constraints.pattern();
    return pattern != null && !pattern.matcher(value).matches()
        ? new Parsed.Bad(IssueCode.WRONG_FORM, pattern.pattern())
        : null;
  }
}
