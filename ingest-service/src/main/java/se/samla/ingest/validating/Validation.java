package se.samla.ingest.validating;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Service;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRows;
import se.samla.events.ValidRows;
import se.samla.ingest.messaging.EventProducer;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.UndecodableMessageException;

/**
 * Raw rows become valid rows or issues. Every step may be repeated: the same event twice has the
 * effect of one.
 */
@Service
class Validation {
  private final Validator validator;
  private final ExpressUploads express;
  private final Conclusions conclusions;
  private final EventProducer producer;
  private final MeterRegistry meters;

  Validation(
      Validator validator,
      ExpressUploads express,
      Conclusions conclusions,
      EventProducer producer,
      MeterRegistry meters) {
    this.validator = validator;
    this.express = express;
    this.conclusions = conclusions;
    this.producer = producer;
    this.meters = meters;
  }

  void handle(SpecificRecordBase event) {
    timed(() -> dispatch(event));
  }

  /** Batches of one upload that came together: saved in one transaction, and waited for once. */
  void handle(List<UploadRows> batches) {
    timed(() -> bulk(batches));
  }

  private void timed(Runnable step) {
    meters.timer("samla.upload.seconds", "stage", "validate").record(step);
  }

  private void dispatch(SpecificRecordBase event) {
    switch (event) {
      case UploadRows rows -> bulk(List.of(rows));
      case UploadReceived received -> received(received);
      case UploadAbandoned abandoned -> conclusions.abandoned(abandoned);
      default ->
          throw new UndecodableMessageException(
              "type: " + event.getSchema().getName() + " (expected: an upload's)", null);
    }
  }

  private void bulk(List<UploadRows> batches) {
    var owner = conclusions.ownerOf(batches.getFirst().getUpload());
    var results = new ArrayList<BatchResult>(batches.size());
    var sends = new ArrayList<CompletableFuture<Void>>(batches.size());
    for (var rows : batches) {
      results.add(validator.validate(rows, owner));
      sends.add(send(results.getLast().valid()));
    }
    conclusions.batches(results);
    EventProducer.await(CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new)));
  }

  private CompletableFuture<Void> send(ValidRows rows) {
    var key = Topics.uploadKey(rows.getDataset(), rows.getPublisher());
    var id = rows.getUpload() + "-" + rows.getSequence();
    return producer.send(Topics.UPLOAD_VALIDATED_BULK, key, id, rows);
  }

  private void received(UploadReceived event) {
    if (event.getContent() == null) {
      conclusions.bulk(event);
    } else {
      express.validate(List.of(event));
    }
  }
}
