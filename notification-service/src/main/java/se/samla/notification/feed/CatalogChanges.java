package se.samla.notification.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CatalogUnavailableException(request.uri() + " does not answer: " + e, e);
    } catch (InterruptedException e) {
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
