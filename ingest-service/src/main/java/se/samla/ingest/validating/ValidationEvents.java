package se.samla.ingest.validating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadReceived;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.uploads.UploadEnds;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.schemas.topics.Topics;

/** What validation tells, in the transaction that decides it. */
@Component
class ValidationEvents {
  private static final Logger log = LoggerFactory.getLogger(ValidationEvents.class);

  /** More scopes than a message should hold are a mistake in their field: nothing is deleted. */
  static final int MOST_SCOPES = 1_000;

  private final Outbox outbox;
  private final UploadEnds ends;

  ValidationEvents(Outbox outbox, UploadEnds ends) {
    this.outbox = outbox;
    this.ends = ends;
  }

  /** An upload of many batches, whose rows went ahead. */
  void concluded(UploadReceived event, ValidatedBatches.Total total, List<String> scopes) {
    tell(Topics.UPLOAD_VALIDATED_BULK, event, total, scopes, null);
  }

  /** An upload of one batch: its rows travel on inside the event. */
  void concluded(ValidatedUpload upload) {
    var scopes = upload.result().scopes().stream().sorted().toList();
    var rows = upload.result().valid();
    tell(Topics.UPLOAD_VALIDATED, upload.event(), upload.total(), scopes, rows);
  }

  void abandoned(UploadAbandoned event) {
    outbox.add(
        Topics.UPLOAD_VALIDATED_BULK,
        Topics.uploadKey(event.getDataset(), event.getPublisher()),
        event);
  }

  private void tell(
      String topic,
      UploadReceived event,
      ValidatedBatches.Total total,
      List<String> scopes,
      @Nullable ValidRows content) {
    log.info(
        "upload {} validated: {} valid, {} invalid, {}",
        event.getUpload(),
        total.valid(),
        total.invalid(),
        total.next().word());
    outbox.add(
        topic,
        Topics.uploadKey(event.getDataset(), event.getPublisher()),
        total.next() == UploadStatus.MERGING
            ? validated(event, total, scopes, content)
            : rejected(event));
    if (total.next() == UploadStatus.REJECTED) {
      ends.tell(
          event.getUpload(), event.getDataset(), event.getPublisher(), UploadStatus.REJECTED, null);
    }
  }

  private static UploadAbandoned rejected(UploadReceived event) {
    return new UploadAbandoned(
        event.getUpload(), event.getDataset(), event.getPublisher(), "rejected");
  }

  private static UploadValidated validated(
      UploadReceived event,
      ValidatedBatches.Total total,
      List<String> scopes,
      @Nullable ValidRows content) {
    var tooMany = scopes.size() > MOST_SCOPES;
    return UploadValidated.newBuilder()
        .setUpload(event.getUpload())
        .setDataset(event.getDataset())
        .setPublisher(event.getPublisher())
        .setPublisherName(event.getPublisherName())
        .setMunicipalityCode(event.getMunicipalityCode())
        .setKind(event.getKind())
        .setConfirm(event.getConfirm())
        .setReceipt(event.getReceipt())
        .setReceivedAt(event.getReceivedAt())
        .setBatches(event.getBatches())
        .setValidRows(total.valid())
        .setQuarantinedRows(total.invalid())
        .setDeletionsWithheld(total.deletionsWithheld() || tooMany)
        .setScopes(tooMany ? List.of() : scopes)
        .setContent(content)
        .build();
  }
}
