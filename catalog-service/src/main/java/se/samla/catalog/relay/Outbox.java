package se.samla.catalog.relay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Component;
import se.samla.events.ConflictChanged;
import se.samla.events.CoverageChanged;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.CloudEventHeaders;
import se.samla.schemas.wire.EventSerializer;

/**
 * Completion events, committed with the state they tell of. To be called in a transaction; after
 * it, the outbox's signal may be raised.
 */
@Component
public class Outbox {
  private static final String SOURCE = "/catalog";

  private final OutboxRepository repository;
  private final EventSerializer serializer;
  private final Tracing tracing;

  Outbox(OutboxRepository repository, EventSerializer serializer, Tracing tracing) {
    this.repository = repository;
    this.serializer = serializer;
    this.tracing = tracing;
  }

  public void add(UploadMerged event) {
    addMerged(List.of(event));
  }

  public void addMerged(List<UploadMerged> events) {
    repository.add(
        events.stream()
            .map(e -> outgoing(e, e.getUpload(), e.getDataset(), e.getPublisher(), e.getMergedAt()))
            .toList());
  }

  public void add(UploadHeld event) {
    add(event, event.getUpload(), event.getDataset(), event.getPublisher(), event.getHeldAt());
  }

  public void add(UploadFailed event) {
    add(event, event.getUpload(), event.getDataset(), event.getPublisher(), event.getFailedAt());
  }

  public void add(List<ConflictChanged> events) {
    repository.add(events.stream().map(this::outgoing).toList());
  }

  /** In their order, for all have one key. */
  public void addCoverage(List<CoverageChanged> events) {
    repository.add(events.stream().map(this::outgoing).toList());
  }

  private OutgoingEvent outgoing(CoverageChanged event) {
    return new OutgoingEvent(
        Topics.COVERAGE_CHANGED,
        "coverage",
        CloudEventHeaders.of(
            event.getSchema(),
            "coverage/" + event.getSequence(),
            SOURCE,
            event.getDataset(),
            event.getChangedAt()),
        serializer.serialize(Topics.COVERAGE_CHANGED, event));
  }

  /** Of one record and publisher in order. */
  private OutgoingEvent outgoing(ConflictChanged event) {
    return new OutgoingEvent(
        Topics.CONFLICT_CHANGED,
        Topics.uploadKey(event.getDataset(), event.getPublisher()),
        CloudEventHeaders.of(
            event.getSchema(),
            UUID.randomUUID().toString(),
            SOURCE,
            event.getDataset() + "/" + event.getRecordId(),
            event.getChangedAt()),
        serializer.serialize(Topics.CONFLICT_CHANGED, event));
  }

  private void add(
      SpecificRecordBase event, UUID upload, String dataset, String publisher, Instant at) {
    repository.add(List.of(outgoing(event, upload, dataset, publisher, at)));
  }

  private OutgoingEvent outgoing(
      SpecificRecordBase event, UUID upload, String dataset, String publisher, Instant at) {
    return new OutgoingEvent(
        Topics.UPLOAD_MERGED,
        Topics.uploadKey(dataset, publisher),
        tracing.mark(
            CloudEventHeaders.of(
                event.getSchema(), UUID.randomUUID().toString(), SOURCE, upload.toString(), at),
            upload),
        serializer.serialize(Topics.UPLOAD_MERGED, event));
  }
}
