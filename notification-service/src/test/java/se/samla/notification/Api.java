package se.samla.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's API as one caller uses it. */
record Api(URI base, @Nullable String key) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  static Api ofNewSubscriber(int port, String operatorKey) {
    return of(URI.create("http://127.0.0.1:" + port), operatorKey);
  }

  static Api of(URI base, String operatorKey) {
    var operator = new Api(base, operatorKey);
    var subscriber = operator.post("/v1/subscribers", Map.of("name", "A reader")).body();
    return operator.as(subscriber.get("key").asString());
  }

  /** A subscriber that is a publisher too. */
  static Api ofNewPublisher(URI base, String operatorKey, String number) {
    var operator = new Api(base, operatorKey);
    var subscriber =
        operator.post("/v1/subscribers", Map.of("name", "Us", "publisher", number)).body();
    return operator.as(subscriber.get("key").asString());
  }

  Api as(@Nullable String otherKey) {
    return new Api(base, otherKey);
  }

  /** Subscribes, and waits until the receiver has proven itself. */
  JsonNode subscribed(URI url, Map<String, ?> wishes) {
    var wish =
        new HashMap<String, Object>(
            Map.of("url", url, "datasets", java.util.List.of("badplatser")));
    wish.putAll(wishes);
    var made = post("/v1/subscriptions", wish).body();
    var id = made.get("id").asString();
    RunningService.eventually().until(() -> statusOf(id).equals("active"));
    return made;
  }

  JsonNode subscription(String id) {
    return get("/v1/subscriptions/" + id).body();
  }

  String statusOf(String id) {
    return subscription(id).get("status").asString();
  }

  JsonNode deliveries(String id) {
    return get("/v1/subscriptions/" + id + "/deliveries").body().get("deliveries");
  }

  void deleteAll() {
    get("/v1/subscriptions")
        .body()
        .get("subscriptions")
        .forEach(s -> send("DELETE", "/v1/subscriptions/" + s.get("id").asString(), null));
  }

  Response get(String path) {
    return send("GET", path, null);
  }

  Response post(String path, @Nullable Object body) {
    return send("POST", path, body);
  }

  Response send(String method, String path, @Nullable Object body) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return send(request.build());
  }

  private static Response send(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      var text = response.body();
      return new Response(response.statusCode(), JSON.readTree(text.isEmpty() ? "{}" : text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  record Response(int status, JsonNode body) {}
}
