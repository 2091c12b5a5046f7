package se.samla.catalog.deciding;

import org.springframework.stereotype.Component;
import se.samla.catalog.merging.Confirmation;
import se.samla.catalog.merging.HeldUploads;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.events.UploadReversalRequested;
import se.samla.schemas.wire.UndecodableMessageException;

/** What each decision does. One that comes late or again has no effect. */
@Component
class Decisions {
  private final HeldUploads held;
  private final Reversals reversals;
  private final Withdrawals withdrawals;
  private final Erasures erasures;
  private final DecisionLog log;

  Decisions(
      HeldUploads held,
      Reversals reversals,
      Withdrawals withdrawals,
      Erasures erasures,
      DecisionLog log) {
    this.held = held;
    this.reversals = reversals;
    this.withdrawals = withdrawals;
    this.erasures = erasures;
    this.log = log;
  }

  void carryOut(Object event) {
    switch (event) {
      case UploadConfirmed confirmed -> confirm(confirmed);
      case UploadDiscarded discarded -> discard(discarded);
      case UploadReversalRequested requested -> reverse(requested);
      case PublisherWithdrawn withdrawn -> withdraw(withdrawn);
      case RecordErasureRequested requested -> erase(requested);
      case RecordErasureLifted lifted -> lift(lifted);
      default ->
          throw new UndecodableMessageException(
              "type: " + event.getClass().getSimpleName() + " (expected: a decision)", null);
    }
  }

  private void confirm(UploadConfirmed e) {
    var confirmation = new Confirmation(e.getPreviewHash(), e.getDeletions(), e.getByOperator());
    if (held.queue(e.getUpload(), confirmation)) {
      log.add(
          new Decision(
              e.getUpload(), "confirmed", e.getDecidedBy(), e.getReason(), e.getDecidedAt()));
    }
  }

  private void discard(UploadDiscarded e) {
    if (held.discard(e.getUpload())) {
      log.add(
          new Decision(
              e.getUpload(), "discarded", e.getDecidedBy(), e.getReason(), e.getDecidedAt()));
    }
  }

  private void reverse(UploadReversalRequested e) {
    if (reversals.queue(e)) {
      log.add(
          new Decision(
              e.getUpload(), "reversed", e.getDecidedBy(), e.getReason(), e.getRequestedAt()));
    }
  }

  private void withdraw(PublisherWithdrawn e) {
    if (withdrawals.queue(e)) {
      log.add(
          new Decision(
              e.getUpload(), "withdrawn", e.getDecidedBy(), e.getReason(), e.getWithdrawnAt()));
    }
  }

  private void erase(RecordErasureRequested e) {
    if (erasures.erase(e)) {
      log.add(
          new Decision(
              e.getUpload(), "erased", e.getDecidedBy(), e.getReason(), e.getRequestedAt()));
    }
  }

  private void lift(RecordErasureLifted e) {
    if (erasures.lift(e)) {
      log.add(
          new Decision(
              e.getUpload(), "erasure lifted", e.getDecidedBy(), e.getReason(), e.getLiftedAt()));
    }
  }
}
