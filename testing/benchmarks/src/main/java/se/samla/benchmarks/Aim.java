package se.samla.benchmarks;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of a figure.
 *
 * @param words {@code <= 120}, {@code >= 1,800}, or anything that only a reader can judge
 */
record Aim(String words) {
  private static final Pattern BOUND = Pattern.compile("(<=|>=|<|>) ?([0-9.,]+)");

  /** Null when only a reader can tell. */
  @Nullable Boolean isMetBy(double value) {
    var bound = BOUND.matcher(words);
    return bound.matches() ? isMetBy(value, bound.group(1), limit()) : null;
  }

  private static boolean isMetBy(double value, String comparison, double limit) {
    return switch (comparison) {
      case "<=" -> value <= limit;
      case ">=" -> value >= limit;
      case "<" -> value < limit;
      default -> value > limit;
    };
  }

  /** The number in it; 0 when there is none. */
  double limit() {
    var bound = BOUND.matcher(words);
    return bound.matches() ? Double.parseDouble(bound.group(2).replace(",", "")) : 0;
  }
}
