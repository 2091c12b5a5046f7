package se.samla.catalog.merging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samla.catalog.work.Signals;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.UndecodableMessageException;

/** A person's decision about a held upload. One that is no longer held is past deciding. */
@Component
class UploadDecisions {
  private static final Logger log = LoggerFactory.getLogger(UploadDecisions.class);

  private final EventDeserializer events;
  private final HeldUploads held;
  private final Signals signals;

  UploadDecisions(EventDeserializer events, HeldUploads held, Signals signals) {
    this.events = events;
    this.held = held;
    this.signals = signals;
  }

  void decide(byte[] message) {
    switch (events.deserialize(message)) {
      case UploadConfirmed confirmed -> confirm(confirmed);
      case UploadDiscarded discarded -> discard(discarded);
      default -> throw new UndecodableMessageException("type: (expected: a decision)", null);
    }
  }

  private void confirm(UploadConfirmed confirmed) {
    if (held.queue(confirmed.getUpload(), confirmed.getPreviewHash())) {
      log.info("upload {} confirmed by {}", confirmed.getUpload(), confirmed.getDecidedBy());
      signals.uploadReady().raise();
    }
  }

  private void discard(UploadDiscarded discarded) {
    if (held.discard(discarded.getUpload())) {
      log.info("upload {} discarded by {}", discarded.getUpload(), discarded.getDecidedBy());
    }
  }
}
