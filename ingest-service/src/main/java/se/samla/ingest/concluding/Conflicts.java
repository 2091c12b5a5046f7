package se.samla.ingest.concluding;

import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Service;
import se.samla.events.ConflictChanged;
import se.samla.ingest.issues.ConflictIssues;
import se.samla.schemas.wire.UndecodableMessageException;

/** What the catalog says about conflicts becomes issues of both publishers. */
@Service
class Conflicts {
  private final ConflictIssues issues;

  Conflicts(ConflictIssues issues) {
    this.issues = issues;
  }

  void handle(SpecificRecordBase event) {
    if (!(event instanceof ConflictChanged changed)) {
      throw new UndecodableMessageException(
          "type: " + event.getSchema().getName() + " (expected: ConflictChanged)", null);
    }
    issues.handle(changed);
  }
}
