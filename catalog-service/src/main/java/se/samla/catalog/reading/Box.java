package se.samla.catalog.reading;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bounding box in WGS 84, in the order of RFC 7946. */
record Box(double west, double south, double east, double north) {
  Box {
    if (!(west <= east && south <= north)) {
      throw new IllegalArgumentException("the west or south edge is beyond its opposite");
    }
  }

  /**
   * From {@code west,south,east,north}.
   *
   * @throws Problem when it is not that
   */
  static Box parse(String text) {
    try {
      return of(Stream.of(text.split(",", -1)).map(Double::valueOf).toList());
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("bbox", text, "west,south,east,north in degrees");
    }
  }

  boolean holds(@Nullable Double latitude, @Nullable Double longitude) {
    return latitude != null
        && longitude != null
        && (south <= latitude && latitude <= north)
        && (west <= longitude && longitude <= east);
  }

  private static Box of(List<Double> edges) {
    if (edges.size() != 4) {
      throw new IllegalArgumentException("four edges");
    }
    return new Box(edges.get(0), edges.get(1), edges.get(2), edges.get(3));
  }
}
