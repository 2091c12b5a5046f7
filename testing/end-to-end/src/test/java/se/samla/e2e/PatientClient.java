package se.samla.e2e;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP client that sends a request again when it finds a service away, as every client of ours
 * should.
 */
final class PatientClient implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * The answer as JSON.
   *
   * @throws IllegalStateException when the request is refused
   */
  JsonNode send(HttpRequest.Builder request) {
    var sent = request.build();
    var answer = answer(sent);
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(
          sent.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** The answer of a service that is there, good or bad. */
  HttpResponse<String> answer(HttpRequest request) {
    return ask(request).orElseGet(() -> askUntilItIsBack(request));
  }

  /** What is answered at once, whatever it is; nothing when nobody is there. */
  Optional<HttpResponse<String>> answerAtOnce(HttpRequest request) {
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends once, without waiting; the answer is whatever it is, or how the sending ended. */
  CompletableFuture<HttpResponse<String>> sendOnce(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> askUntilItIsBack(HttpRequest request) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> ask(request), Optional::isPresent)
        .orElseThrow();
  }

  /** Nothing while the service is away. */
  private Optional<HttpResponse<String>> ask(HttpRequest request) {
    return answerAtOnce(request).filter(answer -> !isAway(answer));
  }

  /** Whoever is asked to come again is told when. */
  private static boolean isAway(HttpResponse<?> answer) {
    if (answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isEmpty()) {
      throw new IllegalStateException(answer + " without Retry-After: " + answer.body());
    }
    return AWAY.contains(answer.statusCode());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
