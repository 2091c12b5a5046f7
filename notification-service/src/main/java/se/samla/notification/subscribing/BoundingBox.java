package se.samla.notification.subscribing;

import se.samla.notification.feed.State;

/** A box in WGS 84 degrees, its edges included. One that is read back may lie beside the globe. */
public record BoundingBox(double west, double south, double east, double north) {
  private static final int WIDEST = 180;
  private static final int HIGHEST = 90;

  public BoundingBox {
    if (!(west <= east && south <= north && isWithin(HIGHEST, south, north))) {
      throw refused(west, south, east, north);
    }
  }

  /**
   * A box as it is wished now. Longitudes are looked at here only: those of older boxes were not,
   * and whoever reads a stored one has to get by.
   *
   * @throws IllegalArgumentException when it is not on the globe
   */
  static BoundingBox onGlobe(double west, double south, double east, double north) {
    if (!isWithin(WIDEST, west, east)) {
      throw refused(west, south, east, north);
    }
    return new BoundingBox(west, south, east, north);
  }

  private static boolean isWithin(int most, double low, double high) {
    return Math.abs(low) <= most && Math.abs(high) <= most;
  }

  private static IllegalArgumentException refused(double... box) {
    return new IllegalArgumentException(
        "filter.bbox: %s,%s,%s,%s (expected: west,south,east,north in degrees)"
            .formatted(box[0], box[1], box[2], box[3]));
  }

  boolean contains(State state) {
    var latitude = state.latitude();
    var longitude = state.longitude();
    return latitude != null
        && longitude != null
        && south <= latitude
        && latitude <= north
        && west <= longitude
        && longitude <= east;
  }
}
