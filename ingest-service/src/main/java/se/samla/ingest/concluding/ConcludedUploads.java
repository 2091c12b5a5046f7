package se.samla.ingest.concluding;

import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Service;
import se.samla.events.UploadEnded;
import se.samla.events.UploadMerged;
import se.samla.ingest.messaging.Payloads;
import se.samla.ingest.messaging.Polls;
import se.samla.schemas.tracing.Tracing;

/** What the catalog made of uploads, by the poll: most were merged, and those go together. */
@Service
class ConcludedUploads {
  private final MergeOutcomes outcomes;
  private final MergedUploads merged;
  private final Waiting waiting;
  private final Payloads payloads;
  private final Tracing tracing;

  ConcludedUploads(
      MergeOutcomes outcomes,
      MergedUploads merged,
      Waiting waiting,
      Payloads payloads,
      Tracing tracing) {
    this.outcomes = outcomes;
    this.merged = merged;
    this.waiting = waiting;
    this.payloads = payloads;
    this.tracing = tracing;
  }

  void handle(List<?> messages) {
    Polls.handle(messages, this::together, message -> together(List.of(message)));
  }

  private void together(List<?> messages) {
    var events =
        messages.stream().map(payloads::event).filter(ConcludedUploads::isOfTheMerge).toList();
    if (!events.isEmpty()) {
      conclude(events);
    }
  }

  /** The others this service told itself. */
  private static boolean isOfTheMerge(SpecificRecordBase event) {
    return !(event instanceof UploadEnded);
  }

  private void conclude(List<SpecificRecordBase> events) {
    if (events.stream().allMatch(UploadMerged.class::isInstance)) {
      waiting.wake(merged.conclude(events.stream().map(UploadMerged.class::cast).toList()));
    } else {
      events.forEach(event -> waiting.wake(conclude(event)));
    }
  }

  private List<UUID> conclude(SpecificRecordBase event) {
    return event instanceof UploadMerged upload
        ? merged.conclude(List.of(upload))
        : tracing.follow("conclude", event, () -> outcomes.handle(event));
  }
}
