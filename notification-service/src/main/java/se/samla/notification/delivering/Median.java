package se.samla.notification.delivering;

import java.util.ArrayDeque;
import java.util.Deque;

/** The middle of the newest values, so that no single one counts for much. */
final class Median {
  private static final int NEWEST = 63;
  private static final int FEWEST = 3;

  private final Deque<Double> values = new ArrayDeque<>(NEWEST + 1);

  synchronized void add(double value) {
    values.addLast(value);
    if (values.size() > NEWEST) {
      values.removeFirst();
    }
  }

  /** Zero while there are too few to tell. */
  synchronized double value() {
    return values.size() < FEWEST
        ? 0
        : values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
