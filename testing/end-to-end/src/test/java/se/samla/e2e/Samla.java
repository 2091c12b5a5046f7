package se.samla.e2e;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import se.samla.infrastructure.DatabaseAccess;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;
import se.samla.standalone.platform.Urls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running platform and its HTTP interfaces, as a patient client uses them: a request that finds a
 * service away is sent again, as every client of ours should.
 */
final class Samla implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  private static final String IDLE_TRANSACTIONS =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = 'samla' AND state LIKE 'idle in transaction%'
        AND xact_start < now() - ? * interval '1 second'
      """;

  /** Null when it was there before. */
  private final @Nullable Platform started;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final Address address;
  private final Urls urls;

  private Samla(@Nullable Platform started, Address address) {
    this.started = started;
    this.address = address;
    this.urls = address.urls();
  }

  private Platform platform() {
    return Objects.requireNonNull(started, "only a platform that was started here has processes");
  }

  /** One for all tests that leave it as it is; ends with this JVM. */
  static Samla shared() {
    return Shared.SAMLA;
  }

  private static final class Shared {
    private static final Samla SAMLA =
        Address.given().map(there -> new Samla(null, there)).orElseGet(Samla::start);
  }

  URI ingest() {
    return urls.ingest();
  }

  /** From a service's name to its OpenAPI document. */
  Map<String, String> documents() {
    return services().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                service -> askUntilItIsBack(get(service.getValue(), "/v3/api-docs")).body()));
  }

  /** What each service says of itself. */
  List<JsonNode> apiInfos() {
    return services().values().stream()
        .map(service -> JSON.readTree(askUntilItIsBack(get(service, "/v1/api-info")).body()))
        .toList();
  }

  /** From a service's name to its address. */
  Map<String, URI> services() {
    return Map.of(
        "ingest", urls.ingest(), "catalog", urls.catalog(), "notification", urls.notification());
  }

  private static HttpRequest get(URI service, String path) {
    return HttpRequest.newBuilder(service.resolve(path)).build();
  }

  /** From a service's name to its metrics page. */
  Map<String, URI> metricsPages() {
    return Map.of(
        "ingest", metricsOf(urls.ingest()),
        "catalog", metricsOf(urls.catalog()),
        "notification", metricsOf(urls.notification()));
  }

  /** The names of every sample that any service exposes. */
  Set<String> metrics() {
    return metricsPages().values().stream()
        .flatMap(
            page ->
                askUntilItIsBack(HttpRequest.newBuilder(page).build())
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceFirst("[ {].*", "")))
        .collect(Collectors.toSet());
  }

  private static URI metricsOf(URI service) {
    return URI.create("http://127.0.0.1:" + (service.getPort() + 10) + "/actuator/prometheus");
  }

  /** One that somebody else has started, and ends. */
  static Samla at(Address there) {
    return new Samla(null, there);
  }

  static Samla start() {
    return start(Map.of());
  }

  /** With these variables of the services besides. */
  static Samla start(Map<String, String> environment) {
    return start(Options.fresh(PortPlan.free()).with(environment));
  }

  static Samla start(Options options) {
    var platform = Platform.start(options);
    return new Samla(platform, Address.of(platform));
  }

  /** PostgreSQL itself. */
  DatabaseAccess database() {
    return platform().administration();
  }

  /** The catalog's own schema, as the superuser sees it. */
  DatabaseAccess catalogDatabase() {
    var server = database();
    return new DatabaseAccess(
        server.url().replaceFirst("/[^/]*$", "/samla"), server.user(), server.password());
  }

  /** What a service says to a question, whatever it is. */
  HttpResponse<String> answerOf(String service, String path, String key) {
    return answerTo(authorized(urlOf(service) + path, key).GET().build()).orElseThrow();
  }

  void unsubscribe(Subscription subscription) {
    var path = urls.notification() + "/v1/subscriptions/" + subscription.id();
    askUntilItIsBack(authorized(path, subscription.key()).DELETE().build());
  }

  /** How many transactions of services are open for so long and wait for their client. */
  int transactionsOlderThan(Duration age) {
    try (var connection = database().connect();
        var query = connection.prepareStatement(IDLE_TRANSACTIONS)) {
      query.setLong(1, age.toSeconds());
      var count = query.executeQuery();
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each service once more, as on another machine; nobody starts these again when they end. */
  Urls startMore() {
    return platform().startMore(PortPlan.free());
  }

  /** The same platform by other addresses, such as those of a load balancer. */
  Samla by(Urls others) {
    return new Samla(started, address.by(others));
  }

  Urls urls() {
    return urls;
  }

  /** A publisher's organisation number and key. */
  record Publisher(String organisationNumber, String key) {}

  /** A subscriber's key, its subscription and the secret that signs its webhooks. */
  record Subscription(String id, String key, String secret) {}

  Publisher publisher(
      String organisationNumber, String name, String municipalityCode, String... datasets) {
    var path = urls.ingest() + "/v1/publishers/" + organisationNumber;
    send(
        json(
            "PUT",
            path,
            address.operatorKey(),
            Map.of("name", name, "municipalityCode", municipalityCode, "datasets", datasets)));
    return new Publisher(
        organisationNumber,
        send(json("POST", path + "/keys", address.operatorKey(), Map.of())).get("key").asString());
  }

  /** A municipality with an invented organisation number. */
  Publisher municipality(String code, String dataset) {
    return publisher(BathingRegister.organisationNumberOf(code), "Kommun " + code, code, dataset);
  }

  /** To all of a dataset, from the beginning. */
  Subscription subscribe(URI endpoint, String dataset) {
    return subscribe(
        endpoint, Map.of("datasets", List.of(dataset), "payload", "full", "from", "beginning"));
  }

  Subscription subscribe(URI endpoint, Map<String, ?> wish) {
    var key = subscriber();
    var whole = new HashMap<String, Object>(wish);
    whole.put("url", endpoint.toString());
    var subscription = send(json("POST", urls.notification() + "/v1/subscriptions", key, whole));
    return new Subscription(
        subscription.get("id").asString(), key, subscription.get("secret").asString());
  }

  /** A new subscriber's key. */
  String subscriber() {
    var path = urls.notification() + "/v1/subscribers";
    return send(json("POST", path, address.operatorKey(), Map.of("name", "Badappen")))
        .get("key")
        .asString();
  }

  /** A publisher's newest uploads. */
  List<JsonNode> uploads(Publisher publisher) {
    var path = urls.ingest() + "/v1/uploads";
    return list(send(authorized(path, publisher.key()).GET()).get("uploads"));
  }

  /** How an upload stands. */
  JsonNode upload(Publisher publisher, String id) {
    return send(authorized(uploads() + id, publisher.key()).GET());
  }

  /** The newest attempts. */
  List<JsonNode> deliveries(Subscription subscription) {
    var path = "/v1/subscriptions/" + subscription.id() + "/deliveries";
    return list(
        send(authorized(urls.notification() + path, subscription.key()).GET()).get("deliveries"));
  }

  /** What a service answers, whatever it is. */
  RawRequest.Answer ask(
      String service, String method, String target, String key, Map<String, ?> body)
      throws IOException {
    var json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    var headers = List.of("Authorization: Bearer " + key, "Content-Type: application/json");
    return new RawRequest(method, target, headers, json).sendTo(urlOf(service));
  }

  URI urlOf(String service) {
    return requireNonNull(services().get(service));
  }

  /** Uploads a file and waits for the end of its way, through restarts of every service. */
  JsonNode upload(Publisher publisher, String dataset, String mediaType, String file) {
    var request =
        authorized(urls.ingest() + "/v1/datasets/" + dataset + "/uploads", publisher.key())
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofString(file));
    var id = send(request).get("id").asString();
    return awaitEnd(publisher, id);
  }

  /**
   * Sends a file as it comes; the answer is whatever the service says, or how the sending ended.
   */
  CompletableFuture<HttpResponse<String>> pushing(
      Publisher publisher, String dataset, BodyPublisher file) {
    return http.sendAsync(push(publisher, dataset).POST(file).build(), BodyHandlers.ofString());
  }

  /** Sends a file of one row and waits for the end of its way, so long at most. */
  CompletableFuture<HttpResponse<String>> pushAndWait(
      Publisher publisher, String dataset, Duration atMost) {
    return http.sendAsync(
        push(publisher, dataset)
            .header("Prefer", "wait=" + atMost.toSeconds())
            .POST(BodyPublishers.ofString("place_id;name;latitude;longitude\nen;En;59,51;18,07\n"))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder push(Publisher publisher, String dataset) {
    return authorized(urls.ingest() + "/v1/datasets/" + dataset + "/uploads", publisher.key())
        .header("Content-Type", "text/csv");
  }

  /** How many uploads of a publisher are at a place of their way. */
  long count(Publisher publisher, String status) {
    return uploadsOf(publisher).stream()
        .filter(upload -> upload.get("status").asString().equals(status))
        .count();
  }

  /** The upload of a publisher that has made no other. */
  JsonNode only(Publisher publisher) {
    return uploadsOf(publisher).getFirst();
  }

  private List<JsonNode> uploadsOf(Publisher publisher) {
    return list(
        send(authorized(urls.ingest() + "/v1/uploads", publisher.key()).GET()).get("uploads"));
  }

  JsonNode put(Publisher publisher, String dataset, String localId, Map<String, ?> record) {
    var path = urls.ingest() + "/v1/datasets/" + dataset + "/records/" + encoded(localId);
    return send(json("PUT", path, publisher.key(), record));
  }

  /** The same, and waits for the end of its way. */
  JsonNode putAndWait(Publisher publisher, String dataset, String localId, Map<String, ?> record) {
    return awaitEnd(publisher, put(publisher, dataset, localId, record).get("id").asString());
  }

  /** Decides about an upload, and waits for the end of its way where it goes on. */
  JsonNode decide(Publisher publisher, JsonNode upload, String decision, Map<String, ?> body) {
    var path = uploads() + upload.get("id").asString() + "/" + decision;
    return awaitEnd(
        publisher, send(json("POST", path, publisher.key(), body)).get("id").asString());
  }

  JsonNode discard(JsonNode upload, String key, String reason) {
    var path = uploads() + upload.get("id").asString() + "?reason=" + encoded(reason);
    return send(authorized(path, key).DELETE());
  }

  /** Erases a record's personal data; it is gone a moment later. */
  void erase(String dataset, String recordId) {
    var path = urls.ingest() + "/v1/datasets/" + dataset + "/records/" + recordId + "/erasure";
    send(json("POST", path, address.operatorKey(), Map.of("reason", "asked for")));
  }

  JsonNode preview(Publisher publisher, JsonNode upload) {
    var path = uploads() + upload.get("id").asString() + "/preview";
    return send(authorized(path, publisher.key()).GET());
  }

  private String uploads() {
    return urls.ingest() + "/v1/uploads/";
  }

  List<JsonNode> issues(Publisher publisher, JsonNode upload) {
    var answer =
        send(
            authorized(
                    urls.ingest()
                        + "/v1/uploads/"
                        + upload.get("id").asString()
                        + "/issues?limit=1000",
                    publisher.key())
                .GET());
    return list(answer.get("issues"));
  }

  /** All pages of a public list of the catalog. */
  List<JsonNode> all(String path, String plural) {
    var all = new ArrayList<JsonNode>();
    var next = urls.catalog() + path;
    while (true) {
      var page = send(HttpRequest.newBuilder(URI.create(next)).GET());
      all.addAll(list(page.get(plural)));
      if (page.get("next").isNull()) {
        return all;
      }
      next = urls.catalog().resolve(page.get("next").asString()).toString();
    }
  }

  /** The status of a public page of the catalog. */
  int statusOf(String path) {
    var request = HttpRequest.newBuilder(URI.create(urls.catalog() + path)).build();
    return ask(request).orElseGet(() -> askUntilItIsBack(request)).statusCode();
  }

  /** A public file of the catalog as text. */
  String download(String path) {
    var request = HttpRequest.newBuilder(URI.create(urls.catalog() + path)).build();
    return ask(request).orElseGet(() -> askUntilItIsBack(request)).body();
  }

  JsonNode subscription(Subscription subscription) {
    return send(
        authorized(
                urls.notification() + "/v1/subscriptions/" + subscription.id(), subscription.key())
            .GET());
  }

  /**
   * Ends a service's process as a power cut would, and returns when another has taken its place.
   */
  void kill(String part) {
    var process = platform().processOf(part);
    process.destroyForcibly();
    process.onExit().join();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                platform().processOf(part).isAlive()
                    && platform().processOf(part).pid() != process.pid());
  }

  /** Ends a service's process as a power cut would, for good. */
  void killForGood(String part) {
    platform().processOf(part).destroyForcibly();
    platform().processOf(part).onExit().join();
  }

  /** Asks a service to end, as a rolling restart does; returns when its successor answers. */
  void restart(String part) {
    askToEnd(part).onExit().join();
    Awaitility.await().atMost(PATIENCE).until(() -> isReady(part));
  }

  /** Asks a service to end; somebody else starts it again. */
  ProcessHandle askToEnd(String part) {
    var process = platform().processOf(part);
    signal("-TERM", process);
    return process;
  }

  private int portOf(String service) {
    return Objects.requireNonNull(services().get(service), service).getPort();
  }

  /** Whether a load balancer should send requests to a service. */
  boolean isReady(String part) {
    var management = URI.create("http://127.0.0.1:" + (portOf(part) + 10));
    return answerTo(get(management, "/actuator/health/readiness"))
        .filter(answer -> answer.statusCode() == 200)
        .isPresent();
  }

  /**
   * Stops a part's processes as a machine out of breath would, and lets them go on after a while.
   */
  void freeze(String part, Runnable meanwhile) {
    var process = platform().processOf(part);
    signal("-STOP", process);
    try {
      meanwhile.run();
    } finally {
      signal("-CONT", process);
    }
  }

  private static void signal(String name, ProcessHandle process) {
    var command = new ArrayList<>(List.of("kill", name, Long.toString(process.pid())));
    process.descendants().forEach(child -> command.add(Long.toString(child.pid())));
    try {
      new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String operatorKey() {
    return address.operatorKey();
  }

  /** Kafka, as its clients find it. */
  String kafka() {
    return address.kafka();
  }

  /** The root of the registry's Confluent API. */
  URI registry() {
    return address.registry();
  }

  long pidOf(String part) {
    return platform().processOf(part).pid();
  }

  /** From a topic of dead letters to how many it has, for those that have some. */
  Map<String, Long> deadLetters() {
    return DeadLetterTopics.of(address.kafka());
  }

  /** Every process of the platform as it runs now. */
  List<ProcessHandle> processes() {
    return platform().processes();
  }

  Path data() {
    return platform().data();
  }

  /** Waits for the end of an upload's way. */
  JsonNode awaitEnd(Publisher publisher, String upload) {
    var path = urls.ingest() + "/v1/uploads/" + upload;
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> send(authorized(path, publisher.key()).GET()),
            u ->
                Set.of("merged", "rejected", "failed", "held", "abandoned")
                    .contains(u.get("status").asString()));
  }

  private static HttpRequest.Builder authorized(String uri, String key) {
    return HttpRequest.newBuilder(URI.create(uri))
        .header("Authorization", "Bearer " + key)
        .timeout(Duration.ofSeconds(60));
  }

  private static HttpRequest.Builder json(
      String method, String uri, String key, Map<String, ?> body) {
    return authorized(uri, key)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  private JsonNode send(HttpRequest.Builder request) {
    var answer = ask(request.build()).orElseGet(() -> askUntilItIsBack(request.build()));
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(
          request.build().uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> askUntilItIsBack(HttpRequest request) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> ask(request), Optional::isPresent)
        .orElseThrow();
  }

  /** Nothing while the service is away. */
  private Optional<HttpResponse<String>> ask(HttpRequest request) {
    return answerTo(request).filter(answer -> !isAway(answer));
  }

  private Optional<HttpResponse<String>> answerTo(HttpRequest request) {
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whoever is asked to come again is told when. */
  private static boolean isAway(HttpResponse<?> answer) {
    if (answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isEmpty()) {
      throw new IllegalStateException(answer + " without Retry-After: " + answer.body());
    }
    return AWAY.contains(answer.statusCode());
  }

  private static List<JsonNode> list(JsonNode array) {
    var list = new ArrayList<JsonNode>();
    array.forEach(list::add);
    return list;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.shutdownNow();
    if (started != null) {
      started.close();
    }
  }
}
