package se.samla.catalog.merging;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Takes an upload from the queue, or several small ones, and merges them in one transaction. */
@Component
class MergeUploads {
  private final MergeQueue queue;
  private final Attempt attempt;
  private final Completion completion;
  private final TransactionOperations transactions;
  private final Announcement announcement;

  MergeUploads(
      MergeQueue queue,
      Attempt attempt,
      Completion completion,
      TransactionOperations transactions,
      Announcement announcement) {
    this.queue = queue;
    this.attempt = attempt;
    this.completion = completion;
    this.transactions = transactions;
    this.announcement = announcement;
  }

  /**
   * @return whether there were any
   */
  boolean mergeNext(Lane lane) {
    var started = announcement.start();
    var outcomes = Objects.requireNonNull(transactions.execute(tx -> merge(lane, tx)));
    announcement.committed(outcomes, started);
    return !outcomes.isEmpty();
  }

  private List<? extends MergeOutcome> merge(Lane lane, TransactionStatus transaction) {
    var uploads = queue.lockNext(lane);
    return uploads.isEmpty()
        ? List.of()
        : announcement.staged(uploads, () -> merge(uploads, transaction));
  }

  private List<? extends MergeOutcome> merge(
      List<ReadyUpload> uploads, TransactionStatus transaction) {
    var outcomes = attempt.merge(uploads, transaction);
    completion.of(outcomes);
    return outcomes;
  }
}
