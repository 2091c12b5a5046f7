package se.samla.ingest.concluding;

import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.ingest.uploads.Uploads;
import se.samla.schemas.wire.UndecodableMessageException;

/** Writes into the upload what the catalog made of it, and wakes who waits for it. */
@Service
class MergeOutcomes {
  private static final Logger log = LoggerFactory.getLogger(MergeOutcomes.class);

  private final Uploads uploads;
  private final Waiting waiting;

  MergeOutcomes(Uploads uploads, Waiting waiting) {
    this.uploads = uploads;
    this.waiting = waiting;
  }

  void handle(SpecificRecordBase event) {
    switch (event) {
      case UploadMerged merged -> merged(merged);
      case UploadHeld held ->
          ended(held.getUpload(), UploadStatus.HELD, held.getReason(), held.getPreviewHash());
      case UploadFailed failed ->
          ended(failed.getUpload(), UploadStatus.FAILED, failed.getCause(), failed.getDetail());
      default ->
          throw new UndecodableMessageException(
              "type: " + event.getSchema().getName() + " (expected: what a merge tells)", null);
    }
  }

  private void merged(UploadMerged event) {
    uploads.merged(event);
    log.info("upload {} merged: change set {}", event.getUpload(), event.getChangeSet());
    event
        .getSuperseded()
        .forEach(
            held ->
                ended(held, UploadStatus.SUPERSEDED, "superseded", event.getUpload().toString()));
    waiting.wake(event.getUpload());
  }

  private void ended(UUID upload, UploadStatus status, String cause, String detail) {
    uploads.move(upload, status, cause, detail);
    log.info("upload {} {}: {} {}", upload, status.word(), cause, detail);
    waiting.wake(upload);
  }
}
