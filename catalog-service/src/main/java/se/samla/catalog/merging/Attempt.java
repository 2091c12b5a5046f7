package se.samla.catalog.merging;

import java.util.List;
import java.util.Optional;
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
  private final SmallMerge smallMerge;
  private final Merge merge;
  private final Previews previews;
  private final Repetition repetition;

  Attempt(SmallMerge smallMerge, Merge merge, Previews previews, Repetition repetition) {
    this.smallMerge = smallMerge;
    this.merge = merge;
    this.previews = previews;
    this.repetition = repetition;
  }

  /**
   * Merges small uploads together, or the first of them alone when they do not go together: the
   * others are still ready then.
   *
   * @throws RuntimeException only what a later attempt may heal
   */
  List<? extends MergeOutcome> merge(List<ReadyUpload> uploads, TransactionStatus transaction) {
    return uploads.size() == 1
        ? List.of(merge(uploads.getFirst(), transaction))
        : mergedTogether(uploads, transaction)
            .orElseGet(() -> List.of(merge(uploads.getFirst(), transaction)));
  }

  private Optional<List<? extends MergeOutcome>> mergedTogether(
      List<ReadyUpload> uploads, TransactionStatus transaction) {
    var before = transaction.createSavepoint();
    try {
      var merged = smallMerge.of(uploads);
      if (merged.isEmpty()) {
        transaction.rollbackToSavepoint(before);
      }
      return merged.map(List::copyOf);
    } catch (RuntimeException e) {
      takeBack(e, before, transaction);
      return Optional.empty();
    }
  }

  private MergeOutcome merge(ReadyUpload upload, TransactionStatus transaction) {
    var before = transaction.createSavepoint();
    try {
      var outcome = outcomeOf(upload);
      if (outcome instanceof Held) {
        transaction.rollbackToSavepoint(before);
      }
      return outcome;
    } catch (RuntimeException e) {
      takeBack(e, before, transaction);
      return new Failed(upload, e);
    }
  }

  private static void takeBack(RuntimeException e, Object before, TransactionStatus transaction) {
    if (Retryable.is(e)) {
      throw e;
    }
    transaction.rollbackToSavepoint(before);
  }

  private MergeOutcome outcomeOf(ReadyUpload upload) {
    if (upload.isSmall()) {
      return smallMerge.of(List.of(upload)).orElseThrow().getFirst();
    }
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
