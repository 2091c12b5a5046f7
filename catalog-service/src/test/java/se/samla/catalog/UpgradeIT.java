package se.samla.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.samla.infrastructure.EarlierSchema;
import se.samla.infrastructure.Infrastructure;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;

/** A database that an earlier version has filled goes forward, and what it holds is served. */
class UpgradeIT {
  private static final Infrastructure PARTS = Infrastructure.shared();
  private static final EarlierSchema SCHEMA =
      new EarlierSchema(PARTS.database("catalogbefore"), words());
  private static final String RECORD = "/records/2120001272.torget";

  static IntStream earlierVersions() {
    return IntStream.range(1, SCHEMA.newest());
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void keepsEveryRowOfAnEarlierSchema(int version) {
    SCHEMA.leaveAt(version);
    var before = SCHEMA.rows();

    SCHEMA.upgrade();

    assertThat(SCHEMA.rows()).containsAllEntriesOf(before);
  }

  /** Ids of rows that agree in their natural key changed from the tenth on (ADR 7). */
  @Test
  void whatWasErasedStaysOutUnderTheIdThatItHasNow() throws SQLException {
    SCHEMA.leaveAt(9);
    try (var connection = SCHEMA.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO contribution (source, local_id, receipt, erased_by)
          SELECT 1, repeat('f', 32) || '-' || n, 4, CASE WHEN n <> 11 THEN 4 END
          FROM unnest(ARRAY[9, 10, 11, 123]) AS n
          """);
      SCHEMA.upgrade();
      try (var ids =
          statement.executeQuery(
              "SELECT string_agg(substr(local_id, 33), ' ' ORDER BY local_id)"
                  + " FROM contribution WHERE erased_by = 4 AND local_id LIKE 'ffff%'")) {
        ids.next();
        assertThat(ids.getString(1)).isEqualTo("-10 -123 -9 -a10 -b123");
      }
    }
  }

  @Test
  void servesWhatEarlierVersionsHaveWritten() {
    SCHEMA.leaveAt(SCHEMA.newest() - 1);
    try (var service = start()) {
      var reader = new CatalogReader(service.getEnvironment());
      var dataset = "/v1/datasets/" + TOILETS;

      var record = reader.get(dataset + RECORD).body();
      assertThat(record.get("content").get("name").asString()).isEqualTo("Torget");
      assertThat(record.get("version").asInt()).isEqualTo(2);
      assertThat(reader.get(dataset + RECORD + "/history").body().toString())
          .contains("Torget", "Gamla torget");
      assertThat(reader.pages(dataset + "/records", "records")).hasSize(1);
      assertThat(reader.pages(dataset + "/changes", "changes")).hasSize(2);
      assertThat(reader.pages(dataset + "/records?asOf=2026-01-01T12:00:00Z", "records"))
          .extracting(r -> r.get("content").get("name").asString())
          .containsExactly("Gamla torget");
    }
  }

  private static Map<String, String> words() {
    var definition = DatasetDefinitions.load(null).find(TOILETS).orElseThrow();
    RealParts.provision(PARTS);
    var schema =
        new SchemaRegistryClient(PARTS.schemaRegistry())
            .idOf(definition.subject(), definition.schema());
    var events = new UploadEvents(definition, schema);
    return Map.of(
        "schema", Integer.toString(schema),
        "earlier", content(events, "Gamla torget"),
        "later", content(events, "Torget"));
  }

  private static String content(UploadEvents events, String name) {
    var upload = Upload.snapshot(Publisher.any()).row("torget", name);
    var rows = events.batches(upload).getFirst().getRows();
    var content = requireNonNull(rows.getFirst().getContent());
    var bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** It takes no messages from the other tests. */
  private static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(CatalogService.class)
        .properties("spring.config.name=catalog-service")
        .run(
            "--SAMLA_PORT=0",
            "--SAMLA_MANAGEMENT_PORT=0",
            "--SAMLA_DATABASE_URL=" + SCHEMA.database().url(),
            "--SAMLA_DATABASE_USER=" + SCHEMA.database().user(),
            "--SAMLA_DATABASE_PASSWORD=" + SCHEMA.database().password(),
            "--SAMLA_DATABASE_SCHEMA=" + SCHEMA.database().user(),
            "--SAMLA_KAFKA_BOOTSTRAP_SERVERS=" + PARTS.kafkaBootstrapServers(),
            "--SAMLA_SCHEMA_REGISTRY_URL=" + PARTS.schemaRegistry(),
            "--spring.cloud.stream.default.consumer.auto-startup=false");
  }
}
