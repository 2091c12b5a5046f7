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
import se.samla.standalone.platform.PlatformException;

/** Has the catalog make a dataset's records anew of what its publishers have contributed. */
public final class Rebuilding {
  private static final Duration AT_MOST = Duration.ofHours(1);

  private final URI catalog;
  private final String operatorKey;

  public Rebuilding(URI catalog, String operatorKey) {
    this.catalog = catalog;
    this.operatorKey = operatorKey;
  }

  /**
   * Returns when it is done.
   *
   * @return what changed, in JSON, as the catalog tells it
   * @throws PlatformException when the catalog refuses or does not answer
   */
  public String rebuild(String dataset) {
    var path = "/v1/datasets/" + URLEncoder.encode(dataset, StandardCharsets.UTF_8) + "/rebuild";
    var request =
        HttpRequest.newBuilder(URI.create(catalog + path))
            .header("Authorization", "Bearer " + operatorKey)
            .timeout(AT_MOST)
            .POST(BodyPublishers.noBody())
            .build();
    var answer = send(request);
    if (answer.statusCode() != 200) {
      throw new PlatformException(
          "rebuild of %s: %d %s".formatted(dataset, answer.statusCode(), answer.body()));
    }
    return answer.body();
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
