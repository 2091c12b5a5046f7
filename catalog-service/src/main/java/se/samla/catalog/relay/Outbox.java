package se.samla.catalog.relay;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Component;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;
import se.samla.schemas.topics.Topics;
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

  Outbox(OutboxRepository repository, EventSerializer serializer) {
    this.repository = repository;
    this.serializer = serializer;
  }

  public void add(UploadMerged event) {
    add(event, event.getUpload(), event.getDataset(), event.getPublisher(), event.getMergedAt());
  }

  public void add(UploadHeld event) {
    add(event, event.getUpload(), event.getDataset(), event.getPublisher(), event.getHeldAt());
  }

  public void add(UploadFailed event) {
    add(event, event.getUpload(), event.getDataset(), event.getPublisher(), event.getFailedAt());
  }

  private void add(
      SpecificRecordBase event, UUID upload, String dataset, String publisher, Instant at) {
    repository.add(
        new OutgoingEvent(
            Topics.UPLOAD_MERGED,
            Topics.uploadKey(dataset, publisher),
            CloudEventHeaders.of(
                event.getSchema(), UUID.randomUUID().toString(), SOURCE, upload.toString(), at),
            serializer.serialize(Topics.UPLOAD_MERGED, event)));
  }
}
