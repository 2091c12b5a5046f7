package se.samla.catalog.reading;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.datasets.Dataset;
import se.samla.schemas.datasets.FieldDefinition;
import se.samla.schemas.datasets.Manifest.Text;

/** A dataset as its readers see it. */
record DatasetView(
    String name,
    Text title,
    Text description,
    String status,
    URI licence,
    URI conformsTo,
    String frequency,
    List<String> localId,
    List<Field> fields,
    long records,
    long publishers,
    @Nullable LatestChangeSet latestChangeSet,
    Map<String, String> links) {

  /** A field of the dataset's records. */
  record Field(String name, String type, boolean required, @Nullable Docs description) {}

  /** A field's explanation; Swedish where the definition has it. */
  record Docs(@Nullable String sv, @Nullable String en) {}

  /** The end of the dataset's feed. */
  record LatestChangeSet(long number, String cursor, Instant committedAt) {}

  static DatasetView of(Dataset dataset, DatasetState state, Map<String, String> links) {
    var manifest = dataset.definition().manifest();
    return new DatasetView(
        dataset.name(),
        manifest.title(),
        manifest.description(),
        manifest.status().name().toLowerCase(Locale.ROOT),
        manifest.licence(),
        manifest.conformsTo(),
        manifest.frequency().toString(),
        dataset.definition().localIdFields(),
        dataset.schema().getFields().stream().map(f -> field(dataset, f)).toList(),
        state.records(),
        state.publishers(),
        state.latest(),
        links);
  }

  private static Field field(Dataset dataset, Schema.Field field) {
    var definition = dataset.definition().field(field.name());
    return new Field(
        field.name(),
        typeOf(definition),
        definition.required(),
        new Docs(field.getProp("doc_sv"), field.doc()));
  }

  private static String typeOf(FieldDefinition field) {
    var logical = field.logicalType();
    return logical == null ? field.type().getType().getName() : logical;
  }
}
