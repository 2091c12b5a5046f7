package se.samla.catalog.staging;

import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.work.Signals;
import se.samla.schemas.wire.EventDeserializer;

/**
 * Messages of the validated topics, in one transaction, which commits before their offsets. What a
 * poll brings goes together; where that fails the messages go one by one, so that the one at fault
 * is known and those before it are done.
 */
@Component
class RowStaging {
  private static final Logger log = LoggerFactory.getLogger(RowStaging.class);

  private final EventDeserializer events;
  private final PolledEvents polled;
  private final TransactionOperations transactions;
  private final Signals signals;

  RowStaging(
      EventDeserializer events,
      PolledEvents polled,
      TransactionOperations transactions,
      Signals signals) {
    this.events = events;
    this.polled = polled;
    this.transactions = transactions;
    this.signals = signals;
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
    var ready = Objects.requireNonNull(transactions.execute(_ -> polled.stage(together)));
    if (ready.some()) {
      signals.uploadReady(ready.rows());
    } else {
      signals.eventAdded().raise();
    }
  }

  private SpecificRecordBase event(Object message) {
    return events.deserialize(message instanceof byte[] bytes ? bytes : null);
  }
}
