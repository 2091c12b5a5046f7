package se.samla.catalog.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.work.Signals;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.UndecodableMessageException;

/**
 * Messages of the validated topics, in one transaction, which commits before their offsets. What a
 * poll brings goes together; where that fails the messages go one by one, so that the one at fault
 * is known and those before it are done.
 */
@Component
class RowStaging {
  private static final Logger log = LoggerFactory.getLogger(RowStaging.class);

  private final EventDeserializer events;
  private final Staging staging;
  private final TransactionOperations transactions;
  private final Signals signals;
  private final Tracing tracing;

  RowStaging(
      EventDeserializer events,
      Staging staging,
      TransactionOperations transactions,
      Signals signals,
      Tracing tracing) {
    this.events = events;
    this.staging = staging;
    this.transactions = transactions;
    this.signals = signals;
    this.tracing = tracing;
  }

  /**
   * @param messages of one poll; one without a value is no byte array
   * @throws BatchListenerFailedException names the message that failed; all before it are done
   */
  void stage(List<?> messages) {
    try {
      stageTogether(messages);
    } catch (RuntimeException e) {
      log.info("{} messages go one by one: {}", messages.size(), e.getClass().getName());
      stageOneByOne(messages);
    }
  }

  private void stageOneByOne(List<?> messages) {
    for (var i = 0; i < messages.size(); i++) {
      try {
        stageTogether(messages.subList(i, i + 1));
      } catch (RuntimeException e) {
        throw new BatchListenerFailedException("message " + i + " of " + messages.size(), e, i);
      }
    }
  }

  private void stageTogether(List<?> messages) {
    var together = messages.stream().map(this::event).toList();
    var ready = Boolean.TRUE.equals(transactions.execute(_ -> someBecameReady(together)));
    (ready ? signals.uploadReady() : signals.eventAdded()).raise();
  }

  private SpecificRecordBase event(Object message) {
    return events.deserialize(message instanceof byte[] bytes ? bytes : null);
  }

  private boolean someBecameReady(List<SpecificRecordBase> together) {
    var ready = false;
    for (var next = 0; next < together.size(); ) {
      var batches = batchesOfOneUpload(together.subList(next, together.size()));
      var event = together.get(next);
      ready |= traced(event, () -> batches.isEmpty() ? becameReady(event) : staging.add(batches));
      next += Math.max(1, batches.size());
    }
    return ready;
  }

  private boolean traced(SpecificRecordBase event, Supplier<Boolean> work) {
    var upload = Tracing.uploadOf(event);
    return upload == null ? work.get() : tracing.stage("stage", upload).call(work);
  }

  /** Those that the list begins with. */
  private static List<ValidRows> batchesOfOneUpload(List<SpecificRecordBase> together) {
    var batches = new ArrayList<ValidRows>();
    for (var event : together) {
      if (!(event instanceof ValidRows batch) || !isOfUpload(batch, batches)) {
        return batches;
      }
      batches.add(batch);
    }
    return batches;
  }

  private static boolean isOfUpload(ValidRows batch, List<ValidRows> batches) {
    return batches.isEmpty() || batches.getFirst().getUpload().equals(batch.getUpload());
  }

  private boolean becameReady(SpecificRecordBase event) {
    return switch (event) {
      case UploadValidated completion -> staging.complete(completion);
      case UploadRepeated repeated -> staging.repeat(repeated);
      case UploadAbandoned abandoned -> staging.abandon(abandoned);
      default ->
          throw new UndecodableMessageException(
              "type: " + event.getClass().getSimpleName() + " (expected: one of this topic)", null);
    };
  }
}
