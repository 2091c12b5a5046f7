package se.samla.catalog.changes;

import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;
import se.samla.schemas.changes.RecordContent;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.wire.WireFormat;

/** Reads stored contents in the dataset's newest shape, whichever they were written in. */
@Component
public class Contents {
  private final SchemaRegistryClient registry;

  Contents(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  public Map<String, Object> read(Dataset dataset, StoredContent content) {
    return RecordContent.of(content.avro(), registry.byId(content.schemaId()), dataset.schema());
  }

  /** The record itself, for whoever derives something of it. */
  public GenericRecord record(Dataset dataset, StoredContent content) {
    return WireFormat.decodePlain(
        content.avro(), registry.byId(content.schemaId()), dataset.schema());
  }

  /** The fields in which two contents differ; all set ones of a created record. */
  public List<String> differing(
      Dataset dataset, @Nullable StoredContent before, @Nullable StoredContent after) {
    return RecordContent.differing(orNull(dataset, before), orNull(dataset, after));
  }

  private @Nullable Map<String, Object> orNull(Dataset dataset, @Nullable StoredContent content) {
    return content == null ? null : read(dataset, content);
  }
}
