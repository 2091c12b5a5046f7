package se.samla.catalog.merging;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.merging.RecordRebuild.Elected;
import se.samla.catalog.work.Signals;

/**
 * Recomputes a dataset's records from what publishers hold, by the definition of today. What
 * differs becomes one change set; history and numbers stay as they are.
 */
@Component
public class Rebuild {
  private final Rederivation rederivation;
  private final NationalKeys nationalKeys;
  private final RecordRebuild records;
  private final TransactionOperations transactions;
  private final Signals signals;

  /**
   * What it changed.
   *
   * @param changeSet its number; 0 when nothing differed
   * @param rederived contributions whose key, rank, date, place or municipality differ now
   */
  public record Rebuilt(long changeSet, long rederived, long created, long updated, long deleted) {}

  Rebuild(
      Rederivation rederivation,
      NationalKeys nationalKeys,
      RecordRebuild records,
      TransactionOperations transactions,
      Signals signals) {
    this.rederivation = rederivation;
    this.nationalKeys = nationalKeys;
    this.records = records;
    this.transactions = transactions;
    this.signals = signals;
  }

  /**
   * Merges of the dataset wait meanwhile.
   *
   * @param beside what commits together with it, such as who decided it
   */
  public Rebuilt of(Dataset dataset, Runnable beside) {
    var rebuilt = transactions.execute(_ -> rebuild(dataset, beside));
    signals.changesCommitted().raise();
    signals.eventAdded().raise();
    return Objects.requireNonNull(rebuilt);
  }

  private Rebuilt rebuild(Dataset dataset, Runnable beside) {
    beside.run();
    rederivation.lock(dataset);
    var rederived = rederivation.collect(dataset);
    nationalKeys.lockTouched(dataset);
    rederivation.apply();
    return rebuilt(rederived, records.rebuild(dataset));
  }

  private static Rebuilt rebuilt(long rederived, Elected elected) {
    var counts = elected.counts();
    return new Rebuilt(
        elected.changeSet(), rederived, counts.created(), counts.updated(), counts.deleted());
  }
}
