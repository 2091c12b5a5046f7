package se.samla.ingest.receiving;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.UploadRepeated;
import se.samla.ingest.issues.Issues;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.uploads.RepeatedSnapshots;
import se.samla.ingest.uploads.RepeatedSnapshots.Preceding;
import se.samla.ingest.uploads.RepeatedSnapshots.Taken;
import se.samla.schemas.topics.Topics;

/**
 * The end of receiving a file that was merged just before, one transaction: the receipt, the same
 * report, and the event that brings it to the merge without rows.
 */
@Service
class RepeatedReceipts {
  private static final Logger log = LoggerFactory.getLogger(RepeatedReceipts.class);

  private final RepeatedSnapshots snapshots;
  private final Issues issues;
  private final Outbox outbox;

  RepeatedReceipts(RepeatedSnapshots snapshots, Issues issues, Outbox outbox) {
    this.snapshots = snapshots;
    this.issues = issues;
    this.outbox = outbox;
  }

  /** False when something came in between, so that the file must be read after all. */
  @Transactional
  boolean complete(Submission submission, Preceding preceding) {
    var repeated = snapshots.receive(submission.id(), preceding);
    repeated.ifPresent(upload -> tell(submission, preceding, upload));
    return repeated.isPresent();
  }

  private void tell(Submission submission, Preceding preceding, Taken upload) {
    log.info("upload {} repeats {}", submission.id(), preceding.id());
    issues.repeat(preceding.id(), submission.id());
    outbox.add(
        Topics.UPLOAD_VALIDATED,
        Topics.uploadKey(submission.dataset().name(), submission.publisher().id()),
        new UploadRepeated(
            submission.id(),
            preceding.id(),
            submission.dataset().name(),
            submission.publisher().id(),
            upload.receipt(),
            upload.receivedAt().toInstant(),
            upload.rowsValid(),
            upload.deletionsWithheld()));
  }
}
