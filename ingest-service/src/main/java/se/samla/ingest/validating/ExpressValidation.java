package se.samla.ingest.validating;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.ingest.messaging.Payloads;
import se.samla.ingest.messaging.Polls;
import se.samla.schemas.tracing.Tracing;

/** The messages of one poll of the express lane, concluded in one transaction. */
@Service
class ExpressValidation {
  private final Validation validation;
  private final Payloads payloads;
  private final Tracing tracing;
  private final TransactionOperations transaction;

  ExpressValidation(
      Validation validation,
      Payloads payloads,
      Tracing tracing,
      TransactionOperations transaction) {
    this.validation = validation;
    this.payloads = payloads;
    this.tracing = tracing;
    this.transaction = transaction;
  }

  void handle(List<?> messages) {
    Polls.handle(messages, this::together, this::validate);
  }

  private void together(List<?> messages) {
    transaction.executeWithoutResult(_ -> messages.forEach(this::validate));
  }

  private void validate(Object message) {
    var event = payloads.event(message);
    tracing.follow("validate", event, () -> validation.handle(event));
  }
}
