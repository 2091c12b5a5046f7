package se.samla.catalog.merging;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import se.samla.catalog.merging.Merge.Made;
import se.samla.catalog.merging.MergeOutcome.Failed;
import se.samla.catalog.merging.MergeOutcome.Held;
import se.samla.catalog.merging.MergeOutcome.Merged;
import se.samla.catalog.messaging.Retryable;

/** Merges and decides whether it stays. What does not is taken back to before the attempt. */
@Component
class Attempt {
  private final Merge merge;
  private final Previews previews;
  private final Repetition repetition;

  Attempt(Merge merge, Previews previews, Repetition repetition) {
    this.merge = merge;
    this.previews = previews;
    this.repetition = repetition;
  }

  /**
   * @throws RuntimeException only what a later attempt may heal
   */
  MergeOutcome merge(ReadyUpload upload, TransactionStatus transaction) {
    var before = transaction.createSavepoint();
    try {
      var outcome = outcomeOf(upload);
      if (outcome instanceof Held) {
        transaction.rollbackToSavepoint(before);
      }
      return outcome;
    } catch (RuntimeException e) {
      if (Retryable.is(e)) {
        throw e;
      }
      transaction.rollbackToSavepoint(before);
      return new Failed(upload, e);
    }
  }

  private MergeOutcome outcomeOf(ReadyUpload upload) {
    return upload.kind() == ReadyUpload.Kind.REPETITION
        ? repetition.of(upload)
        : decide(upload, merge.of(upload));
  }

  private MergeOutcome decide(ReadyUpload upload, Made made) {
    var why = HoldReason.of(upload, made.loss());
    if (why.isPresent() && !isConfirmed(upload, made)) {
      return new Held(
          upload, made.counts(), made.loss(), why.get(), previews.of(upload, made.id()));
    }
    merge.settle(upload);
    return new Merged(upload, made.id(), made.counts());
  }

  private boolean isConfirmed(ReadyUpload upload, Made made) {
    var confirmation = upload.confirmation();
    return confirmation != null
        && confirmation.accepts(previews.hash(made.id()), made.counts(), made.loss());
  }
}
