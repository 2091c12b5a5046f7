package se.samla.ingest.concluding;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.ingest.messaging.Payloads;
import se.samla.ingest.messaging.Polls;
import se.samla.schemas.tracing.Tracing;

/** What the catalog made of uploads, those of one poll in one transaction. */
@Service
class ConcludedUploads {
  private final MergeOutcomes outcomes;
  private final Waiting waiting;
  private final Payloads payloads;
  private final Tracing tracing;
  private final TransactionOperations transaction;

  ConcludedUploads(
      MergeOutcomes outcomes,
      Waiting waiting,
      Payloads payloads,
      Tracing tracing,
      TransactionOperations transaction) {
    this.outcomes = outcomes;
    this.waiting = waiting;
    this.payloads = payloads;
    this.tracing = tracing;
    this.transaction = transaction;
  }

  void handle(List<?> messages) {
    Polls.handle(messages, this::together, message -> waiting.wake(conclude(message)));
  }

  private void together(List<?> messages) {
    var ended = transaction.execute(_ -> messages.stream().map(this::conclude).toList());
    Objects.requireNonNull(ended).forEach(waiting::wake);
  }

  private List<UUID> conclude(Object message) {
    var event = payloads.event(message);
    return tracing.follow("conclude", event, () -> outcomes.handle(event));
  }
}
