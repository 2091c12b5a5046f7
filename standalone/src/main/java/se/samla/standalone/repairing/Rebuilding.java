package se.samla.standalone.repairing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import se.samla.standalone.platform.PlatformException;
import tools.jackson.databind.json.JsonMapper;

/** Has the catalog make a dataset's records anew of what its publishers have contributed. */
public final class Rebuilding {
  private static final Duration AT_MOST = Duration.ofHours(1);
  private static final JsonMapper JSON = new JsonMapper();

  private final URI catalog;
  private final String operatorKey;

  public Rebuilding(URI catalog, String operatorKey) {
    this.catalog = catalog;
    this.operatorKey = operatorKey;
  }

  /**
   * Returns when it is done.
   *
   * @param reason kept with the decision
   * @return what changed, in JSON, as the catalog tells it
   * @throws PlatformException when the catalog refuses or does not answer
   */
  public String rebuild(String dataset, String reason) {
    var answer = send(request(dataset, reason));
    if (answer.statusCode() != 200) {
      throw new PlatformException(
          "rebuild of %s: %d %s".formatted(dataset, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private HttpRequest request(String dataset, String reason) {
    var path = "/v1/datasets/" + URLEncoder.encode(dataset, StandardCharsets.UTF_8) + "/rebuild";
    return HttpRequest.newBuilder(URI.create(catalog + path))
        .header("Authorization", "Bearer " + operatorKey)
        .header("Content-Type", "application/json")
        .timeout(AT_MOST)
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("reason", reason))))
        .build();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new PlatformException(request.uri() + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while waiting for " + request.uri());
    }
  }
}
