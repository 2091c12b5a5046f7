package se.samla.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests as a patient user makes them: who is asked to come again does. Safe for many threads.
 */
final class Http implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger refusals = new AtomicInteger();

  /**
   * @param body none when it is empty
   */
  JsonNode json(String method, URI uri, String bearer, Map<String, ?> body) {
    var content =
        body.isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(method, uri, bearer, "application/json", content);
  }

  JsonNode send(String method, URI uri, String bearer, String type, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", type)
            .timeout(PATIENCE)
            .method(method, body)
            .build();
    var text = answerTo(request).body();
    return JSON.readTree(text.isEmpty() ? "{}" : text);
  }

  /** Nanoseconds until the whole answer was there; a refusal does not count. */
  long nanosToRead(URI uri) {
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    while (true) {
      var start = System.nanoTime();
      var answer = client.sendAsync(request, BodyHandlers.ofByteArray()).join();
      if (answer.statusCode() == 200) {
        return System.nanoTime() - start;
      }
      requireBusy(answer, "");
    }
  }

  /** How often the platform asked to come again. */
  int refusals() {
    return refusals.get();
  }

  private HttpResponse<String> answerTo(HttpRequest request) {
    while (true) {
      var answer = client.sendAsync(request, BodyHandlers.ofString()).join();
      if (answer.statusCode() < 300) {
        return answer;
      }
      requireBusy(answer, answer.body());
    }
  }

  /** Waits as long as it is told to. */
  private void requireBusy(HttpResponse<?> answer, String body) {
    if (answer.statusCode() != 503 && answer.statusCode() != 429) {
      throw new IllegalStateException(
          answer.uri() + " answered " + answer.statusCode() + " " + body);
    }
    refusals.incrementAndGet();
    var seconds = answer.headers().firstValueAsLong("Retry-After");
    var pause = seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : PAUSE;
    LockSupport.parkNanos(pause.toNanos());
  }

  @Override
  public void close() {
    client.close();
  }
}
