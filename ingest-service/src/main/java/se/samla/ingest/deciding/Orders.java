package se.samla.ingest.deciding;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.UploadReversalRequested;
import se.samla.ingest.publishers.Operator;
import se.samla.ingest.publishers.Registration;
import se.samla.ingest.uploads.IncomingUploads;
import se.samla.ingest.uploads.Ordered;
import se.samla.ingest.uploads.Upload;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.ingest.uploads.Uploads;

/**
 * What is not sent in but ordered: undoing an upload, withdrawing a publisher, erasing a record.
 */
@Service
class Orders {
  private final Uploads uploads;
  private final IncomingUploads incoming;
  private final Decisions decisions;
  private final Registration registration;
  private final Clock clock;

  Orders(
      Uploads uploads,
      IncomingUploads incoming,
      Decisions decisions,
      Registration registration,
      Clock clock) {
    this.uploads = uploads;
    this.incoming = incoming;
    this.decisions = decisions;
    this.registration = registration;
    this.clock = clock;
  }

  /** The new upload that undoes a merged one; the catalog previews and holds it. */
  @Transactional
  UUID reverse(Decision decision) {
    var merged = uploads.of(decision.by(), decision.upload());
    if (merged.status() != UploadStatus.MERGED) {
      throw new WrongStateException(merged, UploadStatus.MERGED);
    }
    var order = incoming.order(merged.dataset(), merged.publisher(), Ordered.Kind.REVERSAL);
    decisions.tell(order, "reversal", decision, reversal(order, merged, decision));
    return order.upload();
  }

  /** Takes away keys and grants, and what the publisher has in each dataset. */
  @Transactional
  void withdraw(String publisher, Operator by, String reason) {
    registration.withdraw(publisher, by);
    for (var dataset : incoming.datasetsOf(publisher)) {
      var order = incoming.order(dataset, publisher, Ordered.Kind.WITHDRAWAL);
      var decision = new Decision(order.upload(), by, reason);
      decisions.tell(order, "withdrawal", decision, withdrawal(order, decision));
    }
  }

  private UploadReversalRequested reversal(Ordered order, Upload merged, Decision decision) {
    return UploadReversalRequested.newBuilder()
        .setUpload(order.upload())
        .setReverses(merged.id())
        .setDataset(order.dataset())
        .setPublisher(order.publisher())
        .setReceipt(order.receipt())
        .setDecidedBy(decision.by().signature())
        .setReason(decision.reason())
        .setRequestedAt(clock.instant())
        .build();
  }

  private PublisherWithdrawn withdrawal(Ordered order, Decision decision) {
    return PublisherWithdrawn.newBuilder()
        .setUpload(order.upload())
        .setDataset(order.dataset())
        .setPublisher(order.publisher())
        .setReceipt(order.receipt())
        .setDecidedBy(decision.by().signature())
        .setReason(decision.reason())
        .setWithdrawnAt(clock.instant())
        .build();
  }
}
