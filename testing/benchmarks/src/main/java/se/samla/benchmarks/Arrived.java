package se.samla.benchmarks;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How many changes have come to how many receivers; a change that came to one of them twice counts
 * once. Each delivery is looked at once: who waits must not take the processor from what it waits
 * for.
 */
final class Arrived {
  private final Set<String> changes = new HashSet<>();
  private final Sink sink;
  private final Predicate<Sink.Arrival> counts;
  private int looked;

  Arrived(Sink sink, Predicate<Sink.Arrival> counts) {
    this.sink = sink;
    this.counts = counts;
  }

  int changes() {
    var all = sink.arrivals();
    all.subList(looked, all.size()).stream().filter(counts).forEach(this::add);
    looked = all.size();
    return changes.size();
  }

  private void add(Sink.Arrival arrival) {
    Reconciliation.idsIn(arrival).forEach(id -> changes.add(arrival.path() + " " + id));
  }
}
