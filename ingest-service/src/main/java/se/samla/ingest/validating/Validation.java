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
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.UndecodableMessageException;

/**
 * Raw rows become valid rows or issues. Every step may be repeated: the same event twice has the
 * effect of one.
 */
@Service
class Validation {
  private final DatasetDefinitions datasets;
  private final SchemaRegistryClient registry;
  private final Conclusions conclusions;
  private final EventProducer producer;
  private final MeterRegistry meters;

  Validation(
      DatasetDefinitions datasets,
      SchemaRegistryClient registry,
      Conclusions conclusions,
      EventProducer producer,
      MeterRegistry meters) {
    this.datasets = datasets;
    this.registry = registry;
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
      results.add(validate(rows, owner));
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
    var rows = event.getContent();
    if (rows == null) {
      conclusions.bulk(event);
    } else {
      conclusions.express(event, validate(rows, conclusions.ownerOf(event.getUpload())));
    }
  }

  private BatchResult validate(UploadRows rows, RowValidator.Owner owner) {
    var definition = definitionOf(rows.getDataset());
    var result =
        new BatchValidation(rows, definition, owner)
            .run(registry.idOf(definition.subject(), definition.schema()));
    count(rows.getDataset(), "valid", result.validRows());
    count(rows.getDataset(), "invalid", result.invalid());
    return result;
  }

  private DatasetDefinition definitionOf(String dataset) {
    return datasets
        .find(dataset)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "dataset: " + dataset + " (expected: one of " + datasets.names() + ")"));
  }

  private void count(String dataset, String outcome, int rows) {
    meters.counter("samla.upload.rows", "dataset", dataset, "outcome", outcome).increment(rows);
  }
}
