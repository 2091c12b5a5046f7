package se.samla.ingest.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction adds to the outbox: one statement writes all of it, before the commit. */
final class OutboxEntries implements TransactionSynchronization {
  private final List<@Nullable Object[]> entries = new ArrayList<>();
  private final Object outbox;
  private final Consumer<List<@Nullable Object[]>> insert;

  private OutboxEntries(Object outbox, Consumer<List<@Nullable Object[]>> insert) {
    this.outbox = outbox;
    this.insert = insert;
  }

  /** Those of the running transaction, of which there are none yet. */
  static OutboxEntries begin(Object outbox, Consumer<List<@Nullable Object[]>> insert) {
    var entries = new OutboxEntries(outbox, insert);
    TransactionSynchronizationManager.registerSynchronization(entries);
    entries.resume();
    return entries;
  }

  void add(@Nullable Object[] entry) {
    entries.add(entry);
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    insert.accept(List.copyOf(entries));
    entries.clear();
  }

  /** Another transaction of this thread has its own. */
  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResource(outbox);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(outbox, this);
  }

  @Override
  public void beforeCompletion() {
    TransactionSynchronizationManager.unbindResource(outbox);
  }
}
