package se.samla.catalog.staging;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.work.Signals;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.UndecodableMessageException;

/** A message of the validated topics, in one transaction, which commits before its offset. */
@Component
class RowStaging {
  private final EventDeserializer events;
  private final Staging staging;
  private final TransactionOperations transactions;
  private final Signals signals;

  RowStaging(
      EventDeserializer events,
      Staging staging,
      TransactionOperations transactions,
      Signals signals) {
    this.events = events;
    this.staging = staging;
    this.transactions = transactions;
    this.signals = signals;
  }

  void stage(byte[] message) {
    var event = events.deserialize(message);
    var ready = Boolean.TRUE.equals(transactions.execute(_ -> becameReady(event)));
    (ready ? signals.uploadReady() : signals.eventAdded()).raise();
  }

  private boolean becameReady(Object event) {
    return switch (event) {
      case ValidRows batch -> staging.add(batch);
      case UploadValidated completion -> staging.complete(completion);
      case UploadRepeated repeated -> staging.repeat(repeated);
      case UploadAbandoned abandoned -> staging.abandon(abandoned);
      default ->
          throw new UndecodableMessageException(
              "type: " + event.getClass().getSimpleName() + " (expected: one of this topic)", null);
    };
  }
}
