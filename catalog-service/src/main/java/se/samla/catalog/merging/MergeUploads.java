package se.samla.catalog.merging;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Takes one upload from the queue and merges it, in one transaction. */
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
   * @return whether there was one
   */
  boolean mergeNext(Lane lane) {
    var started = announcement.start();
    var outcome = Objects.requireNonNull(transactions.execute(tx -> merge(lane, tx)));
    outcome.ifPresent(o -> announcement.committed(o, started));
    return outcome.isPresent();
  }

  private Optional<MergeOutcome> merge(Lane lane, TransactionStatus transaction) {
    return queue
        .lockNext(lane)
        .map(upload -> announcement.stageOf(upload).call(() -> merge(upload, transaction)));
  }

  private MergeOutcome merge(ReadyUpload upload, TransactionStatus transaction) {
    var outcome = attempt.merge(upload, transaction);
    completion.of(outcome);
    return outcome;
  }
}
