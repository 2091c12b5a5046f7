package se.samla.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' HTTP interfaces, as any client would use them. */
final class Api {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  JsonNode get(URI uri) {
    return answerTo(HttpRequest.newBuilder(uri).GET());
  }

  JsonNode get(URI uri, String key) {
    return answerTo(authorized(uri, key).GET());
  }

  JsonNode post(URI uri, String key, Map<String, ?> body) {
    return answerTo(json(uri, key).POST(BodyPublishers.ofString(text(body))));
  }

  JsonNode put(URI uri, String key, Map<String, ?> body) {
    return answerTo(json(uri, key).PUT(BodyPublishers.ofString(text(body))));
  }

  /** Uploads a file and waits for the end of its way. */
  JsonNode upload(URI uri, String key, String mediaType, byte[] file) {
    return answerTo(
        authorized(uri, key)
            .header("Content-Type", mediaType)
            .header("Prefer", "wait=30")
            .POST(BodyPublishers.ofByteArray(file)));
  }

  static JsonNode parse(String json) {
    return JSON.readTree(json);
  }

  private static HttpRequest.Builder authorized(URI uri, String key) {
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + key)
        .header("Accept-Language", "en");
  }

  private static HttpRequest.Builder json(URI uri, String key) {
    return authorized(uri, key).header("Content-Type", "application/json");
  }

  private static String text(Map<String, ?> body) {
    return JSON.writeValueAsString(body);
  }

  private JsonNode answerTo(HttpRequest.Builder builder) {
    var request = builder.timeout(AT_MOST).header("Accept", "application/json").build();
    var response = send(request);
    if (response.statusCode() >= 300) {
      throw new DemoFailedException(
          "%s %s answered %d: %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new DemoFailedException(request.uri() + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailedException("interrupted while waiting for " + request.uri());
    }
  }
}
