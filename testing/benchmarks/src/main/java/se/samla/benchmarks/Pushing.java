package se.samla.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Single records, each at the time it is due, whether or not the one before has been answered: a
 * platform that falls behind is not waited for, and its queue counts.
 *
 * @param prefix of the local ids
 * @param perSecond how many
 * @param count in all
 */
record Pushing(String prefix, int perSecond, int count) {

  private static final long NEVER = Long.MIN_VALUE;

  /** Pushes all of them; returns for each id when it was due. */
  Map<String, Long> run(Community community) {
    return runUntil(community, () -> false);
  }

  /** As {@link #run}, but stops early. */
  Map<String, Long> runUntil(Community community, BooleanSupplier enough) {
    var due = new HashMap<String, Long>();
    var start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < count && !enough.getAsBoolean(); i++) {
        var at = start + i * 1_000_000_000L / perSecond;
        while (System.nanoTime() < at) {
          LockSupport.parkNanos(at - System.nanoTime());
        }
        var id = prefix + i;
        due.put(id, at);
        threads.execute(() -> community.push(id));
      }
    }
    return due;
  }

  List<String> ids() {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /** Milliseconds from when each was due to when it came, at each receiver. */
  static Quantiles latency(Map<String, Long> due, List<Sink.Arrival> arrivals) {
    return Quantiles.of(
        arrivals.stream()
            .flatMapToDouble(
                arrival ->
                    Reconciliation.idsIn(arrival)
                        .mapToLong(id -> due.getOrDefault(id, NEVER))
                        .filter(at -> at != NEVER)
                        .mapToDouble(at -> (arrival.nanos() - at) / 1e6))
            .toArray());
  }
}
