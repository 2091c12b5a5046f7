package se.samla.ingest.validating;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where most of a batch's unmistakable places are.
 *
 * @param middle null when there are too few to tell
 */
record Neighbourhood(@Nullable Place middle, double kilometres) {
  private static final int ENOUGH = 3;
  private static final double MARGIN = 15;

  static Neighbourhood of(List<Place> places) {
    if (places.size() < ENOUGH) {
      return new Neighbourhood(null, 0);
    }
    var middle =
        new Place(
            median(places, Place::latitude),
            median(places, Place::longitude),
            CoordinateSystem.WGS84);
    return new Neighbourhood(middle, MARGIN + 2 * median(places, middle::kilometresTo));
  }

  /** Of several readings of one place those near the others; all, when nothing tells. */
  List<Place> near(List<Place> readings) {
    var here = middle;
    if (here == null) {
      return readings;
    }
    var near = readings.stream().filter(p -> p.kilometresTo(here) <= kilometres).toList();
    return near.isEmpty() ? readings : near;
  }

  private static double median(List<Place> places, ToDoubleFunction<Place> of) {
    return places.stream().mapToDouble(of).sorted().skip(places.size() / 2).findFirst().orElse(0);
  }
}
