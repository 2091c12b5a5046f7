package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Service;
import se.samla.events.UploadRows;
import se.samla.ingest.messaging.Payloads;
import se.samla.schemas.tracing.Tracing;

/**
 * The messages of one poll of the bulk lane. What one message costs beside its rows, they cost
 * together: a transaction, a wait for the broker, an offset. Where that fails they go one by one,
 * so that the one at fault is known and those before it are done.
 */
@Service
class BulkValidation {
  private static final Logger log = LoggerFactory.getLogger(BulkValidation.class);

  private final Validation validation;
  private final Payloads payloads;
  private final Tracing tracing;

  BulkValidation(Validation validation, Payloads payloads, Tracing tracing) {
    this.validation = validation;
    this.payloads = payloads;
    this.tracing = tracing;
  }

  /**
   * @throws BatchListenerFailedException names the message that failed; all before it are done
   */
  void handle(List<?> messages) {
    try {
      together(messages);
    } catch (RuntimeException e) {
      log.info("{} messages go one by one: {}", messages.size(), e.getClass().getName());
      oneByOne(messages);
    }
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
    var upload = Tracing.uploadOf(event);
    if (upload == null) {
      validation.handle(event);
    } else {
      tracing.stage("validate", upload).run(() -> validation.handle(event));
    }
  }

  private void oneByOne(List<?> messages) {
    for (var i = 0; i < messages.size(); i++) {
      try {
        validate(payloads.event(messages.get(i)));
      } catch (RuntimeException e) {
        throw new BatchListenerFailedException("message " + i + " of " + messages.size(), e, i);
      }
    }
  }
}
