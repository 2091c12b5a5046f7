package se.samla.ingest.receiving;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadAbandoned;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.receiving.FileReading.Reading;
import se.samla.ingest.uploads.UploadEnds;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.schemas.topics.Topics;

/** The end of an upload that does not come to its receipt, one transaction. */
@Service
class RefusedUploads {
  private static final Logger log = LoggerFactory.getLogger(RefusedUploads.class);

  private final UploadEnds ends;
  private final Outbox outbox;

  RefusedUploads(UploadEnds ends, Outbox outbox) {
    this.ends = ends;
    this.outbox = outbox;
  }

  @Transactional
  void reject(Reading reading, String detail) {
    giveUp(reading, UploadStatus.REJECTED, "unreadable", detail);
  }

  @Transactional
  void abandon(Reading reading, String cause) {
    giveUp(reading, UploadStatus.ABANDONED, cause, "");
  }

  private void giveUp(Reading reading, UploadStatus to, String cause, String detail) {
    var upload = reading.submission().id();
    log.info("upload {} {}: {}", upload, to.word(), cause);
    if (ends.end(upload, to, cause, detail).isPresent() && reading.batches().sentSome()) {
      forget(reading.submission(), cause);
    }
  }

  /** Whoever has rows of it. */
  private void forget(Submission submission, String cause) {
    var dataset = submission.dataset().name();
    var publisher = submission.publisher().id();
    outbox.add(
        Topics.UPLOAD_RECEIVED_BULK,
        Topics.uploadKey(dataset, publisher),
        new UploadAbandoned(submission.id(), dataset, publisher, cause));
  }
}
