package se.samla.benchmarks;

import java.util.Arrays;

/** The spread of many measurements. */
record Quantiles(double p50, double p95, double p99) {
  static Quantiles of(double... measured) {
    if (measured.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    var sorted = measured.clone();
    Arrays.sort(sorted);
    return new Quantiles(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }
}
