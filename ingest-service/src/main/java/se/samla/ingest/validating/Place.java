package se.samla.ingest.validating;

import java.util.Locale;
import se.samla.ingest.issues.IssueCode;

/**
 * One reading of two numbers as a place, in degrees of WGS 84.
 *
 * @param system how the numbers were read
 */
record Place(double latitude, double longitude, CoordinateSystem system) {
  private static final double KILOMETRES_OF_A_DEGREE = 111.2;

  /** Near enough for places of one country. */
  double kilometresTo(Place other) {
    var north = latitude - other.latitude;
    var east = (longitude - other.longitude) * Math.cos(Math.toRadians(latitude));
    return Math.hypot(north, east) * KILOMETRES_OF_A_DEGREE;
  }

  boolean isAsGiven() {
    return system == CoordinateSystem.WGS84;
  }

  IssueCode code() {
    return system == CoordinateSystem.WGS84_SWAPPED
        ? IssueCode.COORDINATES_SWAPPED
        : IssueCode.COORDINATES_PROJECTED;
  }

  String shown() {
    return String.format(Locale.ROOT, "%.5f, %.5f (%s)", latitude, longitude, system.title());
  }
}
