package se.samla.ingest.deciding;

import java.time.Clock;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.ingest.issues.Issues;
import se.samla.ingest.publishers.Operator;
import se.samla.ingest.uploads.ErasedRecords;
import se.samla.ingest.uploads.RepeatedSnapshots;

/**
 * Blanks a record everywhere: here what issues quote of it, elsewhere by an event. From then on its
 * rows stay out, until the erasure is lifted.
 */
@Service
class Erasures {
  private static final Logger log = LoggerFactory.getLogger(Erasures.class);

  private final Decisions decisions;
  private final Issues issues;
  private final ErasedRecords erased;
  private final RepeatedSnapshots snapshots;
  private final Clock clock;

  Erasures(
      Decisions decisions,
      Issues issues,
      ErasedRecords erased,
      RepeatedSnapshots snapshots,
      Clock clock) {
    this.decisions = decisions;
    this.issues = issues;
    this.erased = erased;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * @return the erasure's id, which its change names as its upload
   */
  @Transactional
  UUID erase(String dataset, String recordId, Operator by, String reason) {
    var id = UUID.randomUUID();
    issues.erase(dataset, recordId);
    erased.add(id, dataset, recordId);
    snapshots.forget(dataset); // the same file again is judged anew
    tell(
        new RecordErasureRequested(id, dataset, recordId, by.signature(), reason, clock.instant()),
        dataset,
        recordId);
    log.info("erasure {} in {} by {}: {}", id, dataset, by.signature(), reason);
    return id;
  }

  /** Lets the record in again: the next upload that has it brings it back. */
  @Transactional
  void lift(String dataset, String recordId, Operator by, String reason) {
    var lifted = erased.lift(dataset, recordId);
    if (lifted.isEmpty()) {
      throw new ErasureNotFoundException(recordId);
    }
    snapshots.forget(dataset);
    for (var id : lifted) {
      tell(
          new RecordErasureLifted(id, dataset, recordId, by.signature(), reason, clock.instant()),
          dataset,
          recordId);
      log.info("erasure {} in {} lifted by {}: {}", id, dataset, by.signature(), reason);
    }
  }

  private void tell(SpecificRecordBase event, String dataset, String recordId) {
    decisions.tell(dataset + "|" + recordId, event);
  }
}
