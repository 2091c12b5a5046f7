package se.samla.ingest.validating;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadReceived;
import se.samla.ingest.issues.LiveIssues;
import se.samla.ingest.uploads.UploadEnds;
import se.samla.ingest.uploads.UploadResults;
import se.samla.ingest.uploads.UploadStatus;

/**
 * What validation decides, each decision one transaction with the event that tells it: an upload
 * goes on to the merge when every batch was validated and a row is left, and ends when none is.
 */
@Service
class Conclusions {
  private final ValidatedBatches batches;
  private final UploadEnds ends;
  private final UploadResults results;
  private final LiveIssues issues;
  private final ValidationEvents events;

  Conclusions(
      ValidatedBatches batches,
      UploadEnds ends,
      UploadResults results,
      LiveIssues issues,
      ValidationEvents events) {
    this.batches = batches;
    this.ends = ends;
    this.results = results;
    this.issues = issues;
    this.events = events;
  }

  RowValidator.Owner ownerOf(UUID upload) {
    return batches.ownerOf(upload);
  }

  /** Uploads of one batch, whose and where they are; nobody else moves them in the meantime. */
  @Transactional(propagation = Propagation.MANDATORY)
  Map<UUID, ValidatedBatches.Open> lock(Set<UUID> uploads) {
    return batches.lock(uploads);
  }

  @Transactional
  void batches(List<BatchResult> results) {
    batches.save(results);
  }

  /** Locked uploads of one batch each, of which is told already. */
  @Transactional(propagation = Propagation.MANDATORY)
  void express(List<ValidatedUpload> validated) {
    batches.saveOnly(validated);
    results.validated(validated.stream().map(ValidatedUpload::counts).toList());
    validated.forEach(upload -> settle(upload.id(), upload.next()));
  }

  /** The end of an upload of many batches. */
  @Transactional
  void bulk(UploadReceived event) {
    var total = batches.total(event.getUpload());
    if (total.batches() == event.getBatches()) {
      conclude(event, total);
    } else {
      ends.end(
          event.getUpload(),
          UploadStatus.FAILED,
          "missing-batches",
          total.batches() + " batches (expected: " + event.getBatches() + ")");
    }
  }

  @Transactional
  void abandoned(UploadAbandoned event) {
    events.abandoned(event);
  }

  private void conclude(UploadReceived event, ValidatedBatches.Total total) {
    var upload = event.getUpload();
    if (results.validated(List.of(total.of(upload))).contains(upload)) {
      events.concluded(event, total, batches.scopes(upload, ValidationEvents.MOST_SCOPES + 1));
      settle(upload, total.next());
    }
  }

  /** The issues of a rejected upload are open from now on; those of others when it is merged. */
  private void settle(UUID upload, UploadStatus to) {
    if (to == UploadStatus.REJECTED) {
      issues.settle(List.of(upload));
    }
  }
}
