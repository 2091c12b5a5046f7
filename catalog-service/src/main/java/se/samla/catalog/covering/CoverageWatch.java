package se.samla.catalog.covering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
  private final CoverageMeters meters;
  private final Clock clock;
  private Instant next = Instant.MIN;

  CoverageWatch(
      Datasets datasets,
      CoverageChanges changes,
      TransactionOperations transactions,
      CoverageMeters meters,
      Clock clock) {
    this.datasets = datasets;
    this.changes = changes;
    this.transactions = transactions;
    this.meters = meters;
    this.clock = clock;
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
      meters.count(states(now));
    }
    return false;
  }

  private Map<String, List<CoverageState>> states(Instant now) {
    return datasets.all().stream()
        .collect(Collectors.toMap(Dataset::name, dataset -> look(dataset, now)));
  }

  private List<CoverageState> look(Dataset dataset, Instant now) {
    return Objects.requireNonNull(transactions.execute(_ -> changes.tell(dataset, now)));
  }
}
