package se.samla.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Requests as the documents of the services ask for them. */
final class Requests {
  private static final JsonMapper JSON = new JsonMapper();

  private Requests() {}

  static HttpRequest get(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).build();
  }

  static HttpRequest get(URI service, String path) {
    return HttpRequest.newBuilder(service.resolve(path)).build();
  }

  static HttpRequest.Builder authorized(String uri, String key) {
    return HttpRequest.newBuilder(URI.create(uri))
        .header("Authorization", "Bearer " + key)
        .timeout(Duration.ofSeconds(60));
  }

  static HttpRequest.Builder json(String method, String uri, String key, Map<String, ?> body) {
    return authorized(uri, key)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  /** For a path or a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
