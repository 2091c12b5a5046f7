package se.samla.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.samla.events.UploadMerged;
import se.samla.infrastructure.Infrastructure;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.datasets.OrganisationNumber;
import se.samla.schemas.provision.Provisioning;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ingest service on the real parts, one context for all its integration tests. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"spring.config.name=ingest-service", "management.server.port=0"})
public abstract class IngestFixture {
  protected static final Infrastructure PARTS = Infrastructure.shared();
  protected static final SchemaRegistryClient REGISTRY =
      new SchemaRegistryClient(PARTS.schemaRegistry());
  protected static final String OPERATOR_KEY = "samla_operator_of-the-tests";
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  static {
    provision();
  }

  /** Topics and schemas. */
  static void provision() {
    try (var kafka =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, PARTS.kafkaBootstrapServers()))) {
      new Provisioning(kafka, REGISTRY, DatasetDefinitions.load(null)).run((short) 1);
    }
  }

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry properties) {
    var database = PARTS.database("ingest");
    properties.add("SAMLA_DATABASE_URL", database::url);
    properties.add("SAMLA_DATABASE_USER", database::user);
    properties.add("SAMLA_DATABASE_PASSWORD", database::password);
    properties.add("SAMLA_KAFKA_BOOTSTRAP_SERVERS", PARTS::kafkaBootstrapServers);
    properties.add("SAMLA_SCHEMA_REGISTRY_URL", () -> PARTS.schemaRegistry().toString());
    properties.add("SAMLA_OPERATOR_KEYS", () -> "tester:" + sha256(OPERATOR_KEY));
  }

  private static String sha256(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A number of its own for each publisher, with the check digit that belongs to it. */
  private static String organisationNumber(int sequence) {
    var nine = "212" + "%06d".formatted(sequence);
    return IntStream.range(0, 10)
        .mapToObj(d -> nine + d)
        .filter(IngestFixture::isValid)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isValid(String number) {
    try {
      return new OrganisationNumber(number).value().equals(number);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A publisher that was registered for one test, with a key. */
  protected record TestPublisher(String organisationNumber, String key) {}

  /** An answer, its body as JSON. */
  protected record Answer(int status, HttpResponse<String> response, JsonNode body) {}

  protected TestPublisher aPublisherOf(String... datasets) {
    var number = organisationNumber(NEXT.getAndIncrement());
    var body =
        JSON.writeValueAsString(
            Map.of("name", "Kommun " + number, "municipalityCode", "1273", "datasets", datasets));
    call(
        "PUT",
        "/v1/publishers/" + number,
        OPERATOR_KEY,
        Map.of("Content-Type", "application/json"),
        body);
    return new TestPublisher(number, keyOf(number));
  }

  /** A caller with the operator's key. */
  protected static TestPublisher anOperator() {
    return new TestPublisher("", OPERATOR_KEY);
  }

  protected String keyOf(String organisationNumber) {
    return call(
            "POST", "/v1/publishers/" + organisationNumber + "/keys", OPERATOR_KEY, Map.of(), "")
        .body()
        .get("key")
        .asString();
  }

  protected Answer upload(TestPublisher publisher, String dataset, String type, String file) {
    return call(
        "POST",
        "/v1/datasets/" + dataset + "/uploads",
        publisher.key(),
        Map.of("Content-Type", type),
        file);
  }

  protected Answer uploadAndWait(
      TestPublisher publisher, String dataset, String type, String file) {
    return call(
        "POST",
        "/v1/datasets/" + dataset + "/uploads",
        publisher.key(),
        Map.of("Content-Type", type, "Prefer", "wait=20"),
        file);
  }

  protected Answer get(TestPublisher publisher, String path) {
    return call("GET", path, publisher.key(), Map.of("Accept-Language", "en"), "");
  }

  protected Answer call(
      String method, String path, String key, Map<String, String> headers, String body) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + key);
    headers.forEach(request::header);
    return send(request.build());
  }

  protected Answer send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      var json =
          response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
      return new Answer(response.statusCode(), response, json);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  protected URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  protected int port() {
    return port;
  }

  protected void awaitStatus(TestPublisher publisher, UUID upload, String status) {
    Awaitility.await()
        .until(
            () ->
                get(publisher, "/v1/uploads/" + upload)
                    .body()
                    .get("status")
                    .asString()
                    .equals(status));
  }

  protected static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(answer.body().get("type").asString()).isEqualTo("https://samla.se/problems/" + type);
    assertThat(answer.body().get("detail").asString()).isNotBlank();
  }

  protected static UUID idOf(Answer answer) {
    assertThat(answer.status()).as(answer.response().body()).isBetween(200, 202);
    return UUID.fromString(answer.body().get("id").asString());
  }

  /** Says what the catalog says of an upload whose rows are in. */
  protected void tellMerged(TestPublisher publisher, UUID upload) {
    try (var topic = new KafkaTopic(Topics.UPLOAD_MERGED, PARTS, REGISTRY)) {
      topic.put(
          Topics.uploadKey("badplatser", publisher.organisationNumber()),
          merged(publisher.organisationNumber(), upload));
    }
    awaitStatus(publisher, upload, "merged");
  }

  protected static UploadMerged merged(String publisher, UUID upload) {
    return UploadMerged.newBuilder()
        .setUpload(upload)
        .setDataset("badplatser")
        .setPublisher(publisher)
        .setEpoch(1)
        .setChangeSet(1L)
        .setCreated(1)
        .setUpdated(0)
        .setDeleted(0)
        .setUnchanged(0)
        .setDeletionsWithheld(false)
        .setMergedAt(Instant.now())
        .build();
  }
}
