package se.samla.catalog.staging;

import java.time.Clock;
import org.springframework.stereotype.Component;
import se.samla.catalog.relay.Outbox;
import se.samla.events.UploadFailed;
import se.samla.events.UploadValidated;

/** Tells that an upload is incomplete, so that nothing of it is merged. */
@Component
class MissingBatches {
  static final String CAUSE = "missing-batches";

  private final Outbox outbox;
  private final Clock clock;

  MissingBatches(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  void tell(UploadValidated upload, int staged) {
    outbox.add(
        new UploadFailed(
            upload.getUpload(),
            upload.getDataset(),
            upload.getPublisher(),
            CAUSE,
            "batches: " + staged + " (expected: " + upload.getBatches() + ")",
            clock.instant()));
  }
}
