package se.samla.ingest.validating;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import se.samla.events.UploadRows;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;

/** Validates a batch by its dataset's definition, and counts its rows. */
@Component
class Validator {
  private final DatasetDefinitions datasets;
  private final SchemaRegistryClient registry;
  private final MeterRegistry meters;

  Validator(DatasetDefinitions datasets, SchemaRegistryClient registry, MeterRegistry meters) {
    this.datasets = datasets;
    this.registry = registry;
    this.meters = meters;
  }

  BatchResult validate(UploadRows rows, RowValidator.Owner owner) {
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
