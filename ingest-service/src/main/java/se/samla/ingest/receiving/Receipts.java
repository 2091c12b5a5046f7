package se.samla.ingest.receiving;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRows;
import se.samla.ingest.issues.FoundIssues;
import se.samla.ingest.issues.Issues;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.problems.PartAwayException;
import se.samla.ingest.receiving.FileReading.Reading;
import se.samla.ingest.uploads.IncomingUploads;
import se.samla.ingest.uploads.Upload;
import se.samla.ingest.uploads.Uploads;
import se.samla.schemas.topics.Topics;

/**
 * The beginning and the end of receiving, each one transaction. Finishing and {@link RefusedUploads
 * giving up} compete; one of them wins.
 */
@Service
class Receipts {
  private static final Logger log = LoggerFactory.getLogger(Receipts.class);
  private static final int PROGRESS_BATCHES = 20;

  private final IncomingUploads incoming;
  private final Uploads uploads;
  private final Issues issues;
  private final Outbox outbox;
  private final Clock clock;

  Receipts(IncomingUploads incoming, Uploads uploads, Issues issues, Outbox outbox, Clock clock) {
    this.incoming = incoming;
    this.uploads = uploads;
    this.issues = issues;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** False when the submission's Idempotency-Key came before. */
  boolean begin(Submission submission) {
    return incoming.begin(submission.begun());
  }

  void progress(Submission submission, UploadRows batch) {
    if (batch.getSequence() % PROGRESS_BATCHES == 0) {
      incoming.progress(submission.id(), (long) (batch.getSequence() + 1) * RowBatches.MAX_ROWS);
    }
  }

  /** Says that an upload is alive of which no row is read yet. */
  void alive(Submission submission) {
    incoming.progress(submission.id(), 0);
  }

  /**
   * Takes the receipt and tells of it, together with what the reader found. An upload that was
   * given up meanwhile stays so.
   *
   * @throws PartAwayException when the database knows nothing of it
   */
  @Transactional
  void complete(Reading reading, IncomingUploads.Request request, @Nullable UploadRows only) {
    incoming
        .received(reading.submission().id(), received(reading, request))
        .ifPresentOrElse(
            receipt -> tell(receipt, reading, only), () -> requireBegun(reading.submission().id()));
  }

  /** Takes the receipt of what has not begun yet, and tells of it. */
  @Transactional
  Upload take(Reading reading, IncomingUploads.Request request, @Nullable UploadRows only) {
    var taken = incoming.take(reading.submission().begun(), received(reading, request));
    tell(taken.receipt(), reading, only);
    return taken.upload();
  }

  private static IncomingUploads.Received received(
      Reading reading, IncomingUploads.Request request) {
    var batches = reading.batches();
    return new IncomingUploads.Received(
        batches.count(), batches.batches(), reading.dialect().found(), request);
  }

  /** Its beginning waited for no disk: a database that fell may have forgotten it. */
  private void requireBegun(UUID upload) {
    if (uploads.find(upload).isEmpty()) {
      throw new PartAwayException(
          "The database fell meanwhile. Nothing of the upload was taken; please send it again.");
    }
  }

  private void tell(long receipt, Reading reading, @Nullable UploadRows only) {
    var submission = reading.submission();
    issues.save(FoundIssues.byReader(submission.id(), reading.columns().issues()));
    log.info(
        "upload {} received: {} rows to {}",
        submission.id(),
        reading.batches().count(),
        keyOf(submission));
    var topic = only == null ? Topics.UPLOAD_RECEIVED_BULK : Topics.UPLOAD_RECEIVED;
    outbox.add(topic, keyOf(submission), received(submission, receipt, reading.batches(), only));
  }

  private static String keyOf(Submission submission) {
    return Topics.uploadKey(submission.dataset().name(), submission.publisher().id());
  }

  private UploadReceived received(
      Submission submission, long receipt, RowBatches batches, @Nullable UploadRows only) {
    var publisher = submission.publisher();
    return UploadReceived.newBuilder()
        .setUpload(submission.id())
        .setDataset(submission.dataset().name())
        .setPublisher(publisher.id())
        .setPublisherName(publisher.name())
        .setMunicipalityCode(publisher.municipality())
        .setKind(submission.kind())
        .setConfirm(submission.confirm())
        .setReceipt(receipt)
        .setReceivedAt(clock.instant())
        .setBatches(batches.batches())
        .setRows(batches.count())
        .setContent(only)
        .build();
  }
}
