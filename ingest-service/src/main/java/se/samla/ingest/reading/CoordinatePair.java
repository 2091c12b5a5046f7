package se.samla.ingest.reading;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two coordinates in one value, such as {@code [55.60616, 13.000366]}. Specifications write them in
 * either order, against RFC 7946 or by it; in Sweden the latitude, or the northing, is always the
 * greater one.
 */
record CoordinatePair(String latitude, String longitude) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}(?:\\.\\d{1,30})?");

  /** Null when the value does not hold two numbers, or three with a height. */
  static @Nullable CoordinatePair of(String value) {
    var numbers = NUMBER.matcher(value).results().limit(4).map(m -> m.group()).toList();
    if (numbers.size() < 2 || numbers.size() > 3) {
      return null;
    }
    var first = numbers.get(0);
    var second = numbers.get(1);
    return Double.parseDouble(first) >= Double.parseDouble(second)
        ? new CoordinatePair(first, second)
        : new CoordinatePair(second, first);
  }
}
