package se.samla.e2e;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What readers of the national datasets do; they need no key. */
record CatalogClient(PatientClient http, URI url) {
  /** All pages of a list. */
  List<JsonNode> all(String path, String plural) {
    return all(path, plural, Function.identity());
  }

  /** Of each entry of all pages what is wanted of it. */
  <T> List<T> all(String path, String plural, Function<JsonNode, T> of) {
    var all = new ArrayList<T>();
    var next = url + path;
    while (true) {
      var page = http.send(HttpRequest.newBuilder(URI.create(next)).GET());
      page.get(plural).valueStream().map(of).forEach(all::add);
      if (page.get("next").isNull()) {
        return all;
      }
      next = url.resolve(page.get("next").asString()).toString();
    }
  }

  /** The status of a page. */
  int statusOf(String path) {
    return http.answer(Requests.get(url + path)).statusCode();
  }

  /** A file as text. */
  String download(String path) {
    return http.answer(Requests.get(url + path)).body();
  }
}
