package se.samla.catalog.deciding;

import org.springframework.stereotype.Component;
import se.samla.catalog.deciding.MadeUploads.MadeUpload;
import se.samla.events.PublisherWithdrawn;

/** A publisher that goes: a snapshot of nothing, so that its records are deleted as changes. */
@Component
class Withdrawals {
  private final MadeUploads uploads;

  Withdrawals(MadeUploads uploads) {
    this.uploads = uploads;
  }

  /**
   * @return whether it was heard of for the first time
   */
  boolean queue(PublisherWithdrawn event) {
    return uploads
        .queue(
            new MadeUpload(
                event.getUpload(),
                event.getDataset(),
                event.getPublisher(),
                "withdrawal",
                event.getReceipt(),
                event.getWithdrawnAt(),
                null))
        .isPresent();
  }
}
