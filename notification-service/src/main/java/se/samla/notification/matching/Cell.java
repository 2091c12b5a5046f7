package se.samla.notification.matching;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.State;
import se.samla.notification.subscribing.BoundingBox;

/** A cell of the map: a quarter of a degree wide and high, about 14 by 28 km in Stockholm. */
record Cell(int column, int row) {
  private static final double SIZE = 0.25;

  /** A box of more cells is as good as everywhere. */
  private static final int MOST = 1_024;

  static @Nullable Cell of(State state) {
    var latitude = state.latitude();
    var longitude = state.longitude();
    return latitude == null || longitude == null
        ? null
        : new Cell(number(longitude), number(latitude));
  }

  /** The cells a box touches; none when they are too many to name. */
  static Set<Cell> in(BoundingBox box) {
    return size(box) <= MOST
        ? numbers(box.west(), box.east())
            .boxed()
            .flatMap(column -> numbers(box.south(), box.north()).mapToObj(r -> new Cell(column, r)))
            .collect(Collectors.toSet())
        : Set.of();
  }

  /**
   * A range ends whatever its numbers are, the greatest too, at which all that is greater stops.
   */
  private static IntStream numbers(double from, double to) {
    return IntStream.rangeClosed(number(from), number(to));
  }

  private static double size(BoundingBox box) {
    return ((box.east() - box.west()) / SIZE + 1) * ((box.north() - box.south()) / SIZE + 1);
  }

  private static int number(double degrees) {
    return (int) Math.floor(degrees / SIZE);
  }
}
