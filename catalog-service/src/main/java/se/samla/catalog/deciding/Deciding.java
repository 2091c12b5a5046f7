package se.samla.catalog.deciding;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.work.Signals;
import se.samla.schemas.wire.EventDeserializer;

/** A message of the topic of decisions, in one transaction, which commits before its offset. */
@Component
class Deciding {
  private final EventDeserializer events;
  private final Decisions decisions;
  private final TransactionOperations transactions;
  private final Signals signals;

  Deciding(
      EventDeserializer events,
      Decisions decisions,
      TransactionOperations transactions,
      Signals signals) {
    this.events = events;
    this.decisions = decisions;
    this.transactions = transactions;
    this.signals = signals;
  }

  void decide(byte[] message) {
    var event = events.deserialize(message);
    transactions.executeWithoutResult(_ -> decisions.carryOut(event));
    signals.uploadReady(Long.MAX_VALUE);
    signals.eventAdded().raise();
    signals.changesCommitted().raise();
  }
}
