package se.samla.catalog.deciding;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.samla.catalog.deciding.MadeUploads.MadeUpload;
import se.samla.catalog.relay.Outbox;
import se.samla.events.UploadFailed;
import se.samla.events.UploadReversalRequested;

/** Undoes a merged upload by a new one, which will be held until somebody confirms it. */
@Component
class Reversals {
  private final MadeUploads uploads;
  private final FormerContributions former;
  private final Outbox outbox;
  private final Clock clock;

  Reversals(MadeUploads uploads, FormerContributions former, Outbox outbox, Clock clock) {
    this.uploads = uploads;
    this.former = former;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @return whether it was heard of for the first time
   */
  boolean queue(UploadReversalRequested event) {
    var number =
        uploads.queue(
            new MadeUpload(
                event.getUpload(),
                event.getDataset(),
                event.getPublisher(),
                "reversal",
                event.getReceipt(),
                event.getRequestedAt(),
                event.getReverses()));
    number.ifPresent(upload -> fill(upload, event));
    return number.isPresent();
  }

  private void fill(int upload, UploadReversalRequested event) {
    if (!former.stage(upload, event.getReverses())) {
      former.refuse(upload);
      outbox.add(failure(event, event.getReverses()));
    }
  }

  private UploadFailed failure(UploadReversalRequested event, UUID reverses) {
    return new UploadFailed(
        event.getUpload(),
        event.getDataset(),
        event.getPublisher(),
        "not-reversible",
        "reverses: " + reverses + " (expected: a merged upload of this publisher to this dataset)",
        clock.instant());
  }
}
