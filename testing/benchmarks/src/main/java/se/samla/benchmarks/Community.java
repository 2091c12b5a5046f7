package se.samla.benchmarks;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import se.samla.standalone.platform.Platform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A municipality that publishes bathing places, and whoever subscribes to them, over HTTP. */
final class Community implements AutoCloseable {
  static final String DATASET = "badplatser";
  static final String PUBLISHER = "2120001124";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Platform platform;
  private final String key;

  Community(Platform platform) {
    this.platform = platform;
    var path = platform.urls().ingest() + "/v1/publishers/" + PUBLISHER;
    var grants =
        Map.of("name", "Malmö stad", "municipalityCode", "1280", "datasets", List.of(DATASET));
    send("PUT", path, platform.operatorKey(), grants);
    this.key = send("POST", path + "/keys", platform.operatorKey(), Map.of()).get("key").asString();
  }

  /** The key of a new subscriber. */
  String subscriber() {
    var body = Map.of("name", "A reader");
    return send("POST", notification("/v1/subscribers"), platform.operatorKey(), body)
        .get("key")
        .asString();
  }

  /** Subscribes; the URL is still to prove that it wants it. Returns the subscription's id. */
  String subscribe(String subscriber, URI url, Map<String, ?> filter) {
    var wish = Map.of("url", url.toString(), "datasets", List.of(DATASET), "filter", filter);
    return send("POST", notification("/v1/subscriptions"), subscriber, wish).get("id").asString();
  }

  String statusOf(String subscriber, String subscription) {
    return send("GET", notification("/v1/subscriptions/" + subscription), subscriber, Map.of())
        .get("status")
        .asString();
  }

  /** Pushes one record and returns when it is accepted. */
  void push(String localId) {
    var path =
        platform.urls().ingest()
            + "/v1/datasets/"
            + DATASET
            + "/records/"
            + URLEncoder.encode(localId, StandardCharsets.UTF_8);
    send("PUT", path, key, Map.of("name", "Plats " + localId, "latitude", 55.6, "longitude", 13.0));
  }

  /** Uploads a file of so many new records, and returns when it is accepted. */
  void upload(String prefix, int rows) {
    var file = new StringBuilder("place_id,name,latitude,longitude\n");
    for (var row = 0; row < rows; row++) {
      file.append("%s%d,Plats %s%d,55.6,13.0%n".formatted(prefix, row, prefix, row));
    }
    var path = platform.urls().ingest() + "/v1/datasets/" + DATASET + "/uploads?kind=delta";
    var request = request(path, key).header("Content-Type", "text/csv");
    answerTo(request.POST(BodyPublishers.ofString(file.toString())).build());
  }

  private String notification(String path) {
    return platform.urls().notification() + path;
  }

  private JsonNode send(String method, String path, String bearer, Map<String, ?> body) {
    var content =
        body.isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    var request = request(path, bearer).header("Content-Type", "application/json");
    return answerTo(request.method(method, content).build());
  }

  private static HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(URI.create(path))
        .header("Authorization", "Bearer " + bearer)
        .timeout(PATIENCE);
  }

  /** How often the platform asked to come again. */
  int refusals() {
    return refusals.get();
  }

  private JsonNode answerTo(HttpRequest request) {
    var answer = http.sendAsync(request, BodyHandlers.ofString()).join();
    if (answer.statusCode() == 503) {
      refusals.incrementAndGet();
      LockSupport.parkNanos(PAUSE.toNanos());
      return answerTo(request);
    }
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(request.uri() + " answered " + answer.body());
    }
    return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
