package se.samla.ingest.deciding;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.ingest.publishers.Operator;
import se.samla.ingest.uploads.Preview;
import se.samla.ingest.uploads.Previews;
import se.samla.ingest.uploads.Upload;
import se.samla.ingest.uploads.UploadEnds;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.ingest.uploads.Uploads;

/** Confirms or discards what is held. Two decisions at once compete; the first one counts. */
@Service
class HeldUploads {
  private final Uploads uploads;
  private final UploadEnds ends;
  private final Previews previews;
  private final Decisions decisions;
  private final Clock clock;

  HeldUploads(
      Uploads uploads, UploadEnds ends, Previews previews, Decisions decisions, Clock clock) {
    this.uploads = uploads;
    this.ends = ends;
    this.previews = previews;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * @param hash the preview that is confirmed
   * @param deletions how many records the caller says will go; needed when nearly all do, and never
   *     wrong
   */
  @Transactional
  void confirm(Decision decision, String hash, @Nullable Long deletions) {
    var upload = heldOf(decision);
    var preview = previews.find(upload.id()).orElseThrow();
    mustBe(preview, hash);
    mustMean(preview, deletions, decision);
    var detail = decision.byWhomAndWhy();
    mustHaveMoved(uploads.move(upload.id(), UploadStatus.MERGING, "confirmed", detail), upload);
    decisions.tell(upload, "confirmed", decision, confirmed(upload, hash, deletions, decision));
  }

  @Transactional
  void discard(Decision decision) {
    var upload = heldOf(decision);
    var detail = decision.byWhomAndWhy();
    mustHaveMoved(ends.end(upload.id(), UploadStatus.DISCARDED, "discarded", detail), upload);
    decisions.tell(upload, "discarded", decision, discarded(upload, decision));
  }

  private Upload heldOf(Decision decision) {
    var upload = uploads.of(decision.by(), decision.upload());
    if (upload.status() != UploadStatus.HELD) {
      throw new WrongStateException(upload, UploadStatus.HELD);
    }
    return upload;
  }

  private static void mustBe(Preview preview, String hash) {
    if (!preview.hash().equals(hash)) {
      throw new PreviewChangedException(hash, preview);
    }
  }

  private static void mustMean(Preview preview, @Nullable Long deletions, Decision decision) {
    var count = preview.counts().deleted();
    if (deletions == null && preview.countRequired() && !(decision.by() instanceof Operator)) {
      throw wrong(
          null, count + ", since nearly all records of yours would go; or an operator's key");
    }
    if (deletions != null && deletions != count) {
      throw wrong(deletions, count + ", as the preview says, or none named");
    }
  }

  private static InvalidDecisionException wrong(@Nullable Long deletions, String expected) {
    return new InvalidDecisionException(
        "deletions: " + deletions + " (expected: " + expected + ")");
  }

  private void mustHaveMoved(Optional<Upload> moved, Upload upload) {
    if (moved.isEmpty()) {
      throw new WrongStateException(uploads.find(upload.id()).orElseThrow(), UploadStatus.HELD);
    }
  }

  private UploadConfirmed confirmed(
      Upload upload, String hash, @Nullable Long deletions, Decision decision) {
    return UploadConfirmed.newBuilder()
        .setUpload(upload.id())
        .setDataset(upload.dataset())
        .setPublisher(upload.publisher())
        .setPreviewHash(hash)
        .setDeletions(deletions)
        .setByOperator(decision.by() instanceof Operator)
        .setDecidedBy(decision.by().signature())
        .setReason(decision.reason())
        .setDecidedAt(clock.instant())
        .build();
  }

  private UploadDiscarded discarded(Upload upload, Decision decision) {
    return UploadDiscarded.newBuilder()
        .setUpload(upload.id())
        .setDataset(upload.dataset())
        .setPublisher(upload.publisher())
        .setDecidedBy(decision.by().signature())
        .setReason(decision.reason())
        .setDecidedAt(clock.instant())
        .build();
  }
}
