package se.samla.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.samla.infrastructure.EarlierSchema;
import se.samla.infrastructure.Infrastructure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A database that an earlier version has filled goes forward, and what it holds is served. */
class UpgradeIT {
  private static final Infrastructure PARTS = Infrastructure.shared();
  private static final String KEY = "samla_AAAAAAAAAAA_" + "k".repeat(43);
  private static final EarlierSchema SCHEMA =
      new EarlierSchema(PARTS.database("ingestbefore"), Map.of("key", KEY));
  private static final String MERGED = "/v1/uploads/00000000-0000-4000-8000-000000000001";
  private static final String HELD = "/v1/uploads/00000000-0000-4000-8000-000000000003";

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

  @Test
  void servesWhatEarlierVersionsHaveWritten() throws Exception {
    IngestFixture.provision();
    SCHEMA.leaveAt(SCHEMA.newest() - 1);
    try (var service = start()) {
      assertThat(get(service, "/v1/uploads").get("uploads")).hasSize(3);
      var merged = get(service, MERGED);
      assertThat(merged.get("status").asString()).isEqualTo("merged");
      assertThat(merged.get("rows").get("invalid").asInt()).isOne();
      assertThat(merged.get("changes").get("created").asInt()).isEqualTo(2);
      var issues = get(service, MERGED + "/issues").get("issues");
      assertThat(issues).hasSize(2);
      assertThat(issues.get(0).get("field").asString()).isEqualTo("latitude");
      assertThat(get(service, HELD + "/preview").get("hash").asString()).isEqualTo("abc");
    }
  }

  /** It takes no messages from the other tests. */
  private static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(IngestService.class)
        .properties("spring.config.name=ingest-service")
        .run(
            "--SAMLA_PORT=0",
            "--SAMLA_MANAGEMENT_PORT=0",
            "--SAMLA_DATABASE_URL=" + SCHEMA.database().url(),
            "--SAMLA_DATABASE_USER=" + SCHEMA.database().user(),
            "--SAMLA_DATABASE_PASSWORD=" + SCHEMA.database().password(),
            "--spring.flyway.default-schema=" + SCHEMA.database().user(),
            "--spring.flyway.schemas=" + SCHEMA.database().user(),
            "--SAMLA_KAFKA_BOOTSTRAP_SERVERS=" + PARTS.kafkaBootstrapServers(),
            "--SAMLA_SCHEMA_REGISTRY_URL=" + PARTS.schemaRegistry(),
            "--spring.cloud.stream.default.consumer.auto-startup=false");
  }

  private static JsonNode get(ConfigurableApplicationContext service, String path)
      throws IOException, InterruptedException {
    var port = service.getEnvironment().getRequiredProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + KEY)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return new JsonMapper().readTree(answer.body());
    }
  }
}
