package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Service;
import se.samla.events.UploadRows;
import se.samla.ingest.messaging.Payloads;
import se.samla.ingest.messaging.Polls;
import se.samla.schemas.tracing.Tracing;

/** The messages of one poll of the bulk lane; batches of one upload go together. */
@Service
class BulkValidation {
  private final Validation validation;
  private final Payloads payloads;
  private final Tracing tracing;

  BulkValidation(Validation validation, Payloads payloads, Tracing tracing) {
    this.validation = validation;
    this.payloads = payloads;
    this.tracing = tracing;
  }

  void handle(List<?> messages) {
    Polls.handle(messages, this::together, message -> validate(payloads.event(message)));
  }

  private void together(List<?> messages) {
    var batches = new ArrayList<UploadRows>(messages.size());
    for (var message : messages) {
      var event = payloads.event(message);
      if (!belongsTo(batches, event)) {
        validate(batches);
      }
      if (event instanceof UploadRows rows) {
        batches.add(rows);
      } else {
        validate(event);
      }
    }
    validate(batches);
  }

  /** Batches of one upload go together, and its end comes behind them. */
  private static boolean belongsTo(List<UploadRows> batches, SpecificRecordBase event) {
    return event instanceof UploadRows rows
        && (batches.isEmpty() || batches.getFirst().getUpload().equals(rows.getUpload()));
  }

  private void validate(List<UploadRows> batches) {
    if (!batches.isEmpty()) {
      var upload = batches.getFirst().getUpload();
      tracing.stage("validate", upload).run(() -> validation.handle(batches));
      batches.clear();
    }
  }

  private void validate(SpecificRecordBase event) {
    tracing.follow("validate", event, () -> validation.handle(event));
  }
}
