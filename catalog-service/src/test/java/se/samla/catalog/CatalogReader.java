package se.samla.catalog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the public interface as anyone would. */
class CatalogReader {
  private final Environment environment;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();

  /** An answer; its body as JSON. */
  record Answer(int status, String contentType, JsonNode body) {}

  CatalogReader(Environment environment) {
    this.environment = environment;
  }

  Answer get(String path) {
    return get(path, "application/json");
  }

  Answer get(String path, String accept) {
    var answer =
        send(
            HttpRequest.newBuilder(uri(path)).header("Accept", accept).build(),
            HttpResponse.BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        json.readTree(answer.body()));
  }

  /** An answer as it is; further headers are names and values in turn. */
  HttpResponse<byte[]> raw(String path, String accept, String... headers) {
    var request = HttpRequest.newBuilder(uri(path)).header("Accept", accept);
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  String textOf(String path, String accept) {
    return new String(raw(path, accept).body(), StandardCharsets.UTF_8);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
  }

  /** Names by record id of everything one publisher has in a dataset, page by page. */
  Map<String, String> namesOf(String dataset, Publisher publisher) {
    var names = new LinkedHashMap<String, String>();
    pages(
            "/v1/datasets/" + dataset + "/records?limit=1000&publisher=" + publisher.number(),
            "records")
        .forEach(r -> names.put(text(r, "id"), text(r.get("content"), "name")));
    return names;
  }

  /** Every change of a dataset after a cursor. */
  List<JsonNode> changesAfter(String dataset, String cursor) {
    return pages("/v1/datasets/" + dataset + "/changes?limit=1000&after=" + cursor, "changes");
  }

  String latest(String dataset) {
    return text(get("/v1/datasets/" + dataset + "/changes?limit=1").body(), "latest");
  }

  static String text(JsonNode node, String field) {
    return node.get(field).asString();
  }

  static <T> List<T> each(List<JsonNode> nodes, Function<JsonNode, T> of) {
    return nodes.stream().map(of).toList();
  }

  List<JsonNode> pages(String path, String list) {
    var found = new ArrayList<JsonNode>();
    var next = path;
    while (next != null) {
      var page = get(next).body();
      page.get(list).forEach(found::add);
      next = page.get("next").isNull() ? null : pathOf(text(page, "next"));
    }
    return found;
  }

  private static String pathOf(String link) {
    var uri = URI.create(link);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
