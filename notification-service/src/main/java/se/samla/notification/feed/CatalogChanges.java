package se.samla.notification.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import se.samla.schemas.changes.Cursor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The catalog's public changes API: the one call to another service, and beside the data path. It
 * is asked only for what the own copy does not have.
 */
@Component
public class CatalogChanges {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final CatalogSettings settings;
  private final JsonMapper json;

  CatalogChanges(CatalogSettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /**
   * The page of changes after a cursor.
   *
   * @throws CatalogUnavailableException when there is none to be had now
   */
  public CatalogPage after(String stream, Cursor from) {
    return CatalogPageReader.read(stream, from, get(settings.page(stream, from)));
  }

  private JsonNode get(URI page) {
    var request = HttpRequest.newBuilder(page).timeout(settings.timeout());
    var response = send(request.header("Accept", "application/json").build());
    if (response.statusCode() != 200) {
      throw new CatalogUnavailableException(page + " answered " + response.statusCode(), null);
    }
    return parse(page, response.body());
  }

  /** The client's own timeout ends with the answer's head; this one with its last byte. */
  private HttpResponse<String> send(HttpRequest request) {
    var answer = http.sendAsync(request, BodyHandlers.ofString());
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new CatalogUnavailableException(request.uri() + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CatalogUnavailableException(request.uri() + ": interrupted", e);
    }
  }

  private JsonNode parse(URI page, String body) {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      throw new CatalogUnavailableException(page + " answered no JSON", e);
    }
  }
}
