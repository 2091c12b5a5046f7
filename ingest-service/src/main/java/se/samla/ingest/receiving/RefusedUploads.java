package se.samla.ingest.receiving;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadAbandoned;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.receiving.FileReading.Reading;
import se.samla.ingest.uploads.Upload;
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
    ends.end(upload, to, cause, detail)
        .filter(_ -> reading.batches().sentSome())
        .ifPresent(ended -> forget(ended, cause));
  }

  /** Whoever has rows of it. */
  void forget(Upload ended, String cause) {
    outbox.add(
        Topics.UPLOAD_RECEIVED_BULK,
        Topics.uploadKey(ended.dataset(), ended.publisher()),
        new UploadAbandoned(ended.id(), ended.dataset(), ended.publisher(), cause));
  }
}
