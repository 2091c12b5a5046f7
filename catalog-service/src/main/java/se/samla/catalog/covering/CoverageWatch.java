package se.samla.catalog.covering;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;
import se.samla.events.CoverageState;

/** Looks now and then who became late, tells what changed and counts. */
@Component
class CoverageWatch {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Datasets datasets;
  private final CoverageChanges changes;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final MultiGauge publishers;
  private Instant next = Instant.MIN;

  CoverageWatch(
      Datasets datasets,
      CoverageChanges changes,
      TransactionOperations transactions,
      Clock clock,
      MeterRegistry meters) {
    this.datasets = datasets;
    this.changes = changes;
    this.transactions = transactions;
    this.clock = clock;
    publishers =
        MultiGauge.builder("samla.coverage.publishers")
            .description("Expected publishers by the state of their deliveries")
            .register(meters);
  }

  /**
   * A step of one worker.
   *
   * @return false: there is nothing more to do before the next look
   */
  boolean look() {
    var now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(EVERY);
      count(datasets.all().stream().flatMap(dataset -> look(dataset, now)).toList());
    }
    return false;
  }

  private Stream<Row<?>> look(Dataset dataset, Instant now) {
    var states = transactions.execute(_ -> changes.tell(dataset, now));
    return states == null ? Stream.empty() : rows(dataset, states);
  }

  private static Stream<Row<?>> rows(Dataset dataset, List<CoverageState> states) {
    var counts = states.stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
    return Stream.of(CoverageState.values())
        .map(
            state ->
                Row.of(
                    Tags.of(
                        "dataset", dataset.name(), "state", state.name().toLowerCase(Locale.ROOT)),
                    counts.getOrDefault(state, 0L)));
  }

  private void count(List<Row<?>> rows) {
    publishers.register(new ArrayList<>(rows), true);
  }
}
