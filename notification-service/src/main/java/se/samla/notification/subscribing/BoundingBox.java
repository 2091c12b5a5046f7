package se.samla.notification.subscribing;

import se.samla.notification.feed.State;

/** A box in WGS 84 degrees, its edges included. */
public record BoundingBox(double west, double south, double east, double north) {
  public BoundingBox {
    if (!(west <= east && south <= north && Math.abs(south) <= 90 && Math.abs(north) <= 90)) {
      throw new IllegalArgumentException(
          "filter.bbox: %s,%s,%s,%s (expected: west,south,east,north in degrees)"
              .formatted(west, south, east, north));
    }
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
