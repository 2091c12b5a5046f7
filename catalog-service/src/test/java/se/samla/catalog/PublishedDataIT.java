package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.catalog.datasets.Dataset;
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
@Order(Integer.MAX_VALUE)
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

  @BeforeEach
  void somethingOfEach() {
    var publisher = Publisher.any();
    catalog.merge(Upload.ofPostings(publisher).row("a", "A").row("b", "=B"));
    catalog.merge(Upload.delta(publisher).row("a", "A;\n\"å\""));
  }

  @Test
  void everyRecordIsItsSchemas() {
    for (var dataset : datasets.all()) {
      var path = "/v1/datasets/" + dataset.name() + "/records?limit=1000";
      readBack(reader.pages(path, "records"), "content", dataset);
    }
  }

  @Test
  void everyRecordOfADownloadIsItsSchemas() {
    for (var dataset : datasets.all()) {
      var lines = download(dataset, "ndjson").lines().map(json::readTree).toList();
      var features = json.readTree(download(dataset, "geojson")).get("features");
      readBack(lines, "content", dataset);
      readBack(features.valueStream().toList(), "properties", dataset);
      assertThat(features).hasSameSizeAs(lines);
      isTheSameTable(csv(dataset), lines, dataset);
    }
  }

  private static void readBack(List<JsonNode> records, String member, Dataset dataset) {
    assertThat(records).allSatisfy(record -> ReadBack.of(record.get(member), dataset.schema()));
  }

  private String download(Dataset dataset, String extension) {
    return reader.textOf("/v1/datasets/" + dataset.name() + "/download." + extension, "*/*");
  }

  private List<List<String>> csv(Dataset dataset) {
    return CsvReader.builder().ofCsvRecord(download(dataset, "csv")).stream()
        .map(CsvRecord::getFields)
        .toList();
  }

  private static void isTheSameTable(
      List<List<String>> table, List<JsonNode> records, Dataset dataset) {
    var columns = dataset.definition().columns();
    assertThat(table.getFirst()).containsExactlyElementsOf(columns.keySet());
    assertThat(table).hasSize(records.size() + 1);
    for (var i = 0; i < records.size(); i++) {
      var content = records.get(i).get("content");
      assertThat(table.get(i + 1))
          .isEqualTo(columns.values().stream().map(field -> cell(content.get(field))).toList());
    }
  }

  private static String cell(@Nullable JsonNode value) {
    return value == null ? "" : value.asString();
  }

  @Test
  void everyParquetFileHasItsSchemasColumnsAndEveryRecord(@TempDir Path directory)
      throws IOException, SQLException {
    for (var dataset : datasets.all()) {
      var path = "/v1/datasets/" + dataset.name();
      var file = directory.resolve(dataset.name() + ".parquet");
      Files.write(file, reader.raw(path + "/download.parquet", "*/*").body());
      assertThat(parquet("SELECT string_agg(column_name, ',') FROM (DESCRIBE FROM '%s')", file))
          .isEqualTo(String.join(",", ReadBack.columns(dataset.schema())));
      assertThat(parquet("SELECT count(*) FROM '%s'", file))
          .isEqualTo(reader.get(path).body().get("records").asString());
    }
  }

  private static String parquet(String query, Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var row = statement.executeQuery(query.formatted(file))) {
      row.next();
      return row.getString(1);
    }
  }
}
