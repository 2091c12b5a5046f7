package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.catalog.datasets.Datasets;
import se.samla.events.RecordState;
import se.samla.events.RecordsChanged;
import se.samla.events.UploadKind;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever tests before this one published keeps its own schema (FAILURES 18). */
@CatalogTest
class PublishedDataIT {
  private final JsonMapper json = new JsonMapper();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private Datasets datasets;
  @Autowired private SchemaRegistryClient registry;

  @ParameterizedTest
  @ValueSource(strings = {CatalogDriver.TOILETS, CatalogDriver.BATHING_PLACES})
  void everyRecordOfANationalTopicIsItsSchemas(String dataset) {
    var publisher = Publisher.any();
    var upload =
        dataset.equals(CatalogDriver.TOILETS)
            ? Upload.delta(publisher)
            : Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt());
    catalog.merge(upload.row("a", "A").row("b", "=B", null, 0));
    var messages =
        topics.await(
            Topics.national(dataset),
            1,
            m -> new String(m.key(), StandardCharsets.UTF_8).startsWith(publisher.number()));
    assertThat(messages).isNotEmpty();
    assertThat(topics.all(Topics.national(dataset)))
        .filteredOn(message -> message.value() != null)
        .allSatisfy(this::isItsSchemas);
  }

  private void isItsSchemas(ConsumerRecord<byte[], byte[]> message) {
    var value = message.value();
    keeps(WireFormat.schemaIdOf(value), ByteBuffer.wrap(value, 5, value.length - 5).slice());
  }

  @Test
  void everyChangeTellsStatesOfTheirSchema() {
    catalog.merge(Upload.delta(Publisher.any()).row("a", "A"));
    var parts = topics.awaitEvents(Topics.DATASET_CHANGED, RecordsChanged.class, 1, _ -> true);
    parts.stream()
        .flatMap(part -> part.getChanges().stream())
        .forEach(
            change -> {
              keeps(change.getBefore());
              keeps(change.getAfter());
            });
  }

  private void keeps(@Nullable RecordState state) {
    if (state != null) {
      keeps(state.getSchemaId(), state.getContent().duplicate());
    }
  }

  /** Read to the last byte and written again, it is the same. */
  private void keeps(int schemaId, ByteBuffer content) {
    var schema = registry.byId(schemaId);
    var record = WireFormat.decodePlain(content.duplicate(), schema, schema);
    assertThat(GenericData.get().validate(schema, record)).isTrue();
    assertThat(ByteBuffer.wrap(WireFormat.encodePlain(record))).isEqualTo(content);
  }

  private List<JsonNode> downloaded(String dataset) {
    return reader
        .textOf("/v1/datasets/" + dataset + "/download.ndjson", "*/*")
        .lines()
        .map(json::readTree)
        .toList();
  }

  @Test
  void everyRecordHasWhatItsDatasetRequires() {
    catalog.merge(Upload.delta(Publisher.any()).row("a", "A"));
    for (var dataset : datasets.all()) {
      var required =
          dataset.schema().getFields().stream()
              .filter(field -> !field.schema().isNullable())
              .map(field -> field.name())
              .toList();
      var path = "/v1/datasets/" + dataset.name() + "/records?limit=1000";
      assertThat(reader.pages(path, "records"))
          .allSatisfy(
              record -> assertThat(record.get("content").propertyNames()).containsAll(required));
      assertThat(downloaded(dataset.name()))
          .allSatisfy(
              record -> assertThat(record.get("content").propertyNames()).containsAll(required));
    }
  }
}
