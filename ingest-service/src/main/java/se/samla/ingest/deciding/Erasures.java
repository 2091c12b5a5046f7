package se.samla.ingest.deciding;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.RecordErasureRequested;
import se.samla.ingest.issues.Issues;
import se.samla.ingest.publishers.Operator;
import se.samla.ingest.uploads.RepeatedSnapshots;

/** Blanks a record everywhere: here what issues quote of it, elsewhere by an event. */
@Service
class Erasures {
  private static final Logger log = LoggerFactory.getLogger(Erasures.class);

  private final Decisions decisions;
  private final Issues issues;
  private final RepeatedSnapshots snapshots;
  private final Clock clock;

  Erasures(Decisions decisions, Issues issues, RepeatedSnapshots snapshots, Clock clock) {
    this.decisions = decisions;
    this.issues = issues;
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
    snapshots.forget(dataset); // the same file again brings the record back
    decisions.tell(
        dataset + "|" + recordId,
        new RecordErasureRequested(id, dataset, recordId, by.signature(), reason, clock.instant()));
    log.info("erasure {} in {} by {}: {}", id, dataset, by.signature(), reason);
    return id;
  }
}
