package se.samla.ingest.validating;

import org.jspecify.annotations.Nullable;
import se.samla.schemas.datasets.FieldDefinition;

/**
 * Whether a coordinate can be in Sweden. The national register itself holds places at 0, 0: so a
 * warning, and the row goes on.
 */
final class SwedenCheck {
  private static final double SOUTH = 55.0;
  private static final double NORTH = 69.2;
  private static final double WEST = 10.5;
  private static final double EAST = 24.3;

  private SwedenCheck() {}

  static boolean contains(double latitude, double longitude) {
    return range(latitude, SOUTH, NORTH) == null && range(longitude, WEST, EAST) == null;
  }

  /** What would be in Sweden, or null when the value is. */
  static @Nullable String expected(FieldDefinition field, Object value) {
    return value instanceof Double degrees ? outside(field, degrees) : null;
  }

  private static @Nullable String outside(FieldDefinition field, double degrees) {
    return switch (field.logicalType()) {
      case "wgs84-latitude" -> range(degrees, SOUTH, NORTH);
      case "wgs84-longitude" -> range(degrees, WEST, EAST);
      case null, default -> null;
    };
  }

  private static @Nullable String range(double value, double minimum, double maximum) {
    return value >= minimum && value <= maximum ? null : minimum + " … " + maximum;
  }
}
