package se.samla.ingest.validating;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadReceived;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;
import se.samla.ingest.issues.LiveIssues;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.ingest.uploads.Uploads;
import se.samla.schemas.topics.Topics;

/**
 * What validation decides, each decision one transaction with the event that tells it: an upload
 * goes on to the merge when every batch was validated and a row is left, and ends when none is.
 */
@Service
class Conclusions {
  private static final Logger log = LoggerFactory.getLogger(Conclusions.class);

  /** More scopes than a message should hold are a mistake in their field: nothing is deleted. */
  private static final int MOST_SCOPES = 1_000;

  private final ValidatedBatches batches;
  private final Uploads uploads;
  private final LiveIssues issues;
  private final Outbox outbox;

  Conclusions(ValidatedBatches batches, Uploads uploads, LiveIssues issues, Outbox outbox) {
    this.batches = batches;
    this.uploads = uploads;
    this.issues = issues;
    this.outbox = outbox;
  }

  RowValidator.Owner ownerOf(UUID upload) {
    return batches.ownerOf(upload);
  }

  @Transactional
  void batches(List<BatchResult> results) {
    batches.save(results);
  }

  /** An upload of one batch: its rows travel on inside the event. */
  @Transactional
  void express(UploadReceived event, BatchResult result) {
    batches.save(List.of(result));
    conclude(event, batches.total(event.getUpload()), result.valid(), Topics.UPLOAD_VALIDATED);
  }

  /** The end of an upload of many batches. */
  @Transactional
  void bulk(UploadReceived event) {
    var total = batches.total(event.getUpload());
    if (total.batches() == event.getBatches()) {
      conclude(event, total, null, Topics.UPLOAD_VALIDATED_BULK);
    } else {
      uploads.move(
          event.getUpload(),
          UploadStatus.FAILED,
          "missing-batches",
          total.batches() + " batches (expected: " + event.getBatches() + ")");
    }
  }

  @Transactional
  void abandoned(UploadAbandoned event) {
    outbox.add(
        Topics.UPLOAD_VALIDATED_BULK,
        Topics.uploadKey(event.getDataset(), event.getPublisher()),
        event);
  }

  private void conclude(
      UploadReceived event,
      ValidatedBatches.Total total,
      @Nullable ValidRows content,
      String topic) {
    var rows =
        new Uploads.Validated(
            total.valid(), total.invalid(), total.warnings(), total.deletionsWithheld());
    var to = total.valid() > 0 ? UploadStatus.MERGING : UploadStatus.REJECTED;
    if (uploads.validated(event.getUpload(), to, rows)) {
      log.info(
          "upload {} validated: {} valid, {} invalid, {}",
          event.getUpload(),
          total.valid(),
          total.invalid(),
          to.word());
      var key = Topics.uploadKey(event.getDataset(), event.getPublisher());
      outbox.add(
          topic,
          key,
          to == UploadStatus.MERGING ? validated(event, total, content) : rejected(event));
      settle(event.getUpload(), to);
    }
  }

  /** The issues of a rejected upload are open from now on; those of others when it is merged. */
  private void settle(UUID upload, UploadStatus to) {
    if (to == UploadStatus.REJECTED) {
      issues.settle(upload);
    }
  }

  private static UploadAbandoned rejected(UploadReceived event) {
    return new UploadAbandoned(
        event.getUpload(), event.getDataset(), event.getPublisher(), "rejected");
  }

  private UploadValidated validated(
      UploadReceived event, ValidatedBatches.Total total, @Nullable ValidRows content) {
    var scopes = batches.scopes(event.getUpload(), MOST_SCOPES + 1);
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
