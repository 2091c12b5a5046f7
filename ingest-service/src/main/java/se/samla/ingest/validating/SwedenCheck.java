package se.samla.ingest.validating;

import org.jspecify.annotations.Nullable;
import se.samla.schemas.datasets.FieldDefinition;

/**
 * Whether a coordinate can be in Sweden. The national register itself holds places at 0, 0: so a
 * warning, and the row goes on.
 */
final class SwedenCheck {
  private SwedenCheck() {}

  /** What would be in Sweden, or null when the value is. */
  static @Nullable String expected(FieldDefinition field, Object value) {
    return switch (field.logicalType()) {
      case "wgs84-latitude" -> range((Double) value, 55.0, 69.2);
      case "wgs84-longitude" -> range((Double) value, 10.5, 24.3);
      case null, default -> null;
    };
  }

  private static @Nullable String range(double value, double minimum, double maximum) {
    return value >= minimum && value <= maximum ? null : minimum + " … " + maximum;
  }
}
