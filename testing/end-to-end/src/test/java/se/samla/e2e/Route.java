package se.samla.e2e;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A route as a service's OpenAPI document tells it.
 *
 * @param path with the version, and names in braces
 * @param keys the kinds of keys that open it; empty when it is public
 * @param bodies from media type to an example
 * @param answers the media types of its answers that are no problem
 */
record Route(
    String method,
    String path,
    List<Parameter> parameters,
    List<String> keys,
    Map<String, String> bodies,
    List<String> answers) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  /**
   * @param place path, query or header
   * @param example a value as it should be
   */
  record Parameter(String name, String place, String example) {}

  /** All of a document; those that delete come last. */
  static List<Route> of(String document) {
    var routes = new ArrayList<Route>();
    JSON.readTree(document)
        .get("paths")
        .forEachEntry(
            (path, item) -> {
              var whole = (item.has("servers") ? "" : "/v1") + path;
              METHODS.stream()
                  .filter(item::has)
                  .forEach(method -> routes.add(of(method, whole, item.get(method))));
            });
    routes.sort(Comparator.comparing(route -> route.method().equals("DELETE")));
    return routes;
  }

  private static Route of(String method, String path, JsonNode operation) {
    return new Route(
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("parameters").valueStream().map(Route::parameter).toList(),
        operation
            .path("security")
            .valueStream()
            .flatMap(s -> s.propertyStream())
            .map(Map.Entry::getKey)
            .toList(),
        bodies(operation.at("/requestBody/content")),
        List.copyOf(operation.at("/responses/200/content").propertyNames()));
  }

  private static Parameter parameter(JsonNode node) {
    var example = node.path("example").asString(node.at("/schema/default").asString(""));
    return new Parameter(node.get("name").asString(), node.get("in").asString(), example);
  }

  private static Map<String, String> bodies(JsonNode content) {
    var bodies = new TreeMap<String, String>();
    content.forEachEntry((type, media) -> bodies.put(type, example(media)));
    return bodies;
  }

  private static String example(JsonNode media) {
    var value =
        media.path("examples").valueStream().findFirst().map(e -> e.get("value")).orElse(null);
    return value == null ? "" : value.isString() ? value.asString() : value.toString();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
