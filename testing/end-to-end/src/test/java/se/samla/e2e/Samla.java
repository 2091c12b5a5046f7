package se.samla.e2e;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running platform and its HTTP interfaces, as a patient client uses them: a request that finds a
 * service away is sent again, as every client of ours should.
 */
final class Samla implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  private final Platform platform;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Samla(Platform platform) {
    this.platform = platform;
  }

  /** One for all tests that leave it as it is; ends with this JVM. */
  static Samla shared() {
    return Shared.SAMLA;
  }

  private static final class Shared {
    private static final Samla SAMLA = start();
  }

  URI ingest() {
    return platform.urls().ingest();
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
    var urls = platform.urls();
    return Map.of(
        "ingest", urls.ingest(), "catalog", urls.catalog(), "notification", urls.notification());
  }

  private static HttpRequest get(URI service, String path) {
    return HttpRequest.newBuilder(service.resolve(path)).build();
  }

  /** From a service's name to its metrics page. */
  Map<String, URI> metricsPages() {
    var urls = platform.urls();
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

  static Samla start() {
    return new Samla(Platform.start(Options.fresh(PortPlan.free())));
  }

  /** A publisher's organisation number and key. */
  record Publisher(String organisationNumber, String key) {}

  /** A subscriber's key, its subscription and the secret that signs its webhooks. */
  record Subscription(String id, String key, String secret) {}

  Publisher publisher(
      String organisationNumber, String name, String municipalityCode, String... datasets) {
    var path = platform.urls().ingest() + "/v1/publishers/" + organisationNumber;
    send(
        json(
            "PUT",
            path,
            platform.operatorKey(),
            Map.of("name", name, "municipalityCode", municipalityCode, "datasets", datasets)));
    return new Publisher(
        organisationNumber,
        send(json("POST", path + "/keys", platform.operatorKey(), Map.of())).get("key").asString());
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
    var subscription =
        send(json("POST", platform.urls().notification() + "/v1/subscriptions", key, whole));
    return new Subscription(
        subscription.get("id").asString(), key, subscription.get("secret").asString());
  }

  /** A new subscriber's key. */
  String subscriber() {
    var path = platform.urls().notification() + "/v1/subscribers";
    return send(json("POST", path, platform.operatorKey(), Map.of("name", "Badappen")))
        .get("key")
        .asString();
  }

  /** A publisher's newest uploads. */
  List<JsonNode> uploads(Publisher publisher) {
    var path = platform.urls().ingest() + "/v1/uploads";
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
        send(authorized(platform.urls().notification() + path, subscription.key()).GET())
            .get("deliveries"));
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
        authorized(
                platform.urls().ingest() + "/v1/datasets/" + dataset + "/uploads", publisher.key())
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofString(file));
    var id = send(request).get("id").asString();
    return awaitEnd(publisher, id);
  }

  JsonNode put(Publisher publisher, String dataset, String localId, Map<String, ?> record) {
    var path =
        platform.urls().ingest() + "/v1/datasets/" + dataset + "/records/" + encoded(localId);
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

  JsonNode preview(Publisher publisher, JsonNode upload) {
    var path = uploads() + upload.get("id").asString() + "/preview";
    return send(authorized(path, publisher.key()).GET());
  }

  private String uploads() {
    return platform.urls().ingest() + "/v1/uploads/";
  }

  List<JsonNode> issues(Publisher publisher, JsonNode upload) {
    var answer =
        send(
            authorized(
                    platform.urls().ingest()
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
    var next = platform.urls().catalog() + path;
    while (true) {
      var page = send(HttpRequest.newBuilder(URI.create(next)).GET());
      all.addAll(list(page.get(plural)));
      if (page.get("next").isNull()) {
        return all;
      }
      next = platform.urls().catalog().resolve(page.get("next").asString()).toString();
    }
  }

  /** A public file of the catalog as text. */
  String download(String path) {
    var request = HttpRequest.newBuilder(URI.create(platform.urls().catalog() + path)).build();
    return ask(request).orElseGet(() -> askUntilItIsBack(request)).body();
  }

  JsonNode subscription(Subscription subscription) {
    return send(
        authorized(
                platform.urls().notification() + "/v1/subscriptions/" + subscription.id(),
                subscription.key())
            .GET());
  }

  /**
   * Ends a service's process as a power cut would, and returns when another has taken its place.
   */
  void kill(String part) {
    var process = platform.processOf(part);
    process.destroyForcibly();
    process.onExit().join();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                platform.processOf(part).isAlive()
                    && platform.processOf(part).pid() != process.pid());
  }

  /**
   * Stops a part's processes as a machine out of breath would, and lets them go on after a while.
   */
  void freeze(String part, Runnable meanwhile) {
    var process = platform.processOf(part);
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
    return platform.operatorKey();
  }

  /** Kafka, as its clients find it. */
  String kafka() {
    return platform.kafka();
  }

  /** The root of the registry's Confluent API. */
  URI registry() {
    return platform.registry();
  }

  long pidOf(String part) {
    return platform.processOf(part).pid();
  }

  /** From a topic of dead letters to how many it has, for those that have some. */
  Map<String, Long> deadLetters() {
    return DeadLetterTopics.of(platform.kafka());
  }

  /** Every process of the platform as it runs now. */
  List<ProcessHandle> processes() {
    return platform.processes();
  }

  Path data() {
    return platform.data();
  }

  /** Waits for the end of an upload's way. */
  JsonNode awaitEnd(Publisher publisher, String upload) {
    var path = platform.urls().ingest() + "/v1/uploads/" + upload;
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
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()))
          .filter(answer -> !isAway(answer));
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
    http.close();
    platform.close();
  }
}
