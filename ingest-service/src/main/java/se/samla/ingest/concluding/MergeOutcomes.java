package se.samla.ingest.concluding;

import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.ingest.uploads.Previews;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.ingest.uploads.Uploads;
import se.samla.schemas.wire.UndecodableMessageException;

/** Writes into the upload what the catalog made of it, when that is no merge. */
@Service
class MergeOutcomes {
  private static final Logger log = LoggerFactory.getLogger(MergeOutcomes.class);

  private final Uploads uploads;
  private final Previews previews;

  MergeOutcomes(Uploads uploads, Previews previews) {
    this.uploads = uploads;
    this.previews = previews;
  }

  /**
   * @return the uploads that have come to an end, to wake who waits for them after the commit
   */
  @Transactional
  public List<UUID> handle(SpecificRecordBase event) {
    return switch (event) {
      case UploadHeld held -> held(held);
      case UploadFailed failed ->
          ended(failed.getUpload(), UploadStatus.FAILED, failed.getCause(), failed.getDetail());
      default ->
          throw new UndecodableMessageException(
              "type: " + event.getSchema().getName() + " (expected: what a merge tells)", null);
    };
  }

  private List<UUID> held(UploadHeld event) {
    previews.save(event);
    var detail =
        "would create %d, update %d and delete %d records; see links.preview"
            .formatted(event.getCreated(), event.getUpdated(), event.getDeleted());
    return ended(event.getUpload(), UploadStatus.HELD, event.getReason(), detail);
  }

  private List<UUID> ended(UUID upload, UploadStatus status, String cause, String detail) {
    uploads.move(upload, status, cause, detail);
    log.info("upload {} {}: {}", upload, status.word(), cause);
    return List.of(upload);
  }
}
