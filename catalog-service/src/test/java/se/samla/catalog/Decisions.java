package se.samla.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.events.UploadHeld;
import se.samla.events.UploadReversalRequested;
import se.samla.schemas.topics.Topics;

/** Plays the people who decide, by way of ingest. */
class Decisions {
  private final CatalogDriver catalog;
  private final TopicReader topics;

  Decisions(CatalogDriver catalog, TopicReader topics) {
    this.catalog = catalog;
    this.topics = topics;
  }

  /** What the publisher is told when an upload is held for the so-manieth time. */
  UploadHeld held(Upload upload, int times) {
    catalog.awaitStatus(upload, "held");
    return topics
        .awaitEvents(
            Topics.UPLOAD_MERGED, UploadHeld.class, times, e -> e.getUpload().equals(upload.id))
        .getLast();
  }

  /** The publisher confirms what it was shown. */
  void confirm(Upload upload, String previewHash) {
    confirm(upload, previewHash, null, false);
  }

  void confirm(Upload upload, String hash, @Nullable Long deletions, boolean operator) {
    send(
        upload,
        new UploadConfirmed(
            upload.id,
            upload.dataset,
            upload.publisher.number(),
            hash,
            operator ? "anna" : upload.publisher.number(),
            null,
            now(),
            deletions,
            operator));
  }

  void discard(Upload upload) {
    send(
        upload,
        new UploadDiscarded(
            upload.id, upload.dataset, upload.publisher.number(), "anna", "wrong file", now()));
  }

  /** Asks to undo an upload; what it becomes is an upload of its own. */
  Upload reverse(Upload reversed) {
    return reverse(reversed, reversed);
  }

  /** The same in the name of another upload's publisher. */
  Upload reverse(Upload reversed, Upload mine) {
    var reversal = Upload.like(mine);
    send(
        reversal,
        new UploadReversalRequested(
            reversal.id,
            reversed.id,
            reversal.dataset,
            reversal.publisher.number(),
            reversal.receipt,
            reversal.publisher.number(),
            "wrong file",
            now()));
    return reversal;
  }

  /** An operator withdraws what a publisher has in an upload's dataset. */
  Upload withdrawPublisherOf(Upload any) {
    var withdrawal = Upload.like(any);
    withdraw(withdrawal);
    return withdrawal;
  }

  /** The same by an upload that was made before, with its receipt. */
  void withdraw(Upload withdrawal) {
    send(
        withdrawal,
        new PublisherWithdrawn(
            withdrawal.id,
            withdrawal.dataset,
            withdrawal.publisher.number(),
            withdrawal.receipt,
            "anna",
            "left the platform",
            now()));
  }

  /** An operator has a record's personal data erased. */
  UUID erase(Upload any, String recordId) {
    var id = UUID.randomUUID();
    send(any, new RecordErasureRequested(id, any.dataset, recordId, "anna", "a person", now()));
    return id;
  }

  /** And has it let in again. */
  void lift(Upload any, UUID erasure, String recordId) {
    send(
        any,
        new RecordErasureLifted(
            erasure, any.dataset, recordId, "anna", "names nobody any more", now()));
  }

  private void send(Upload upload, SpecificRecordBase decision) {
    catalog.send(Topics.UPLOAD_DECIDED, upload, decision);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
