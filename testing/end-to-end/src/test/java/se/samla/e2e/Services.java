package se.samla.e2e;

import static java.util.Objects.requireNonNull;
import static se.samla.e2e.Requests.authorized;
import static se.samla.e2e.Requests.get;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.samla.standalone.platform.Urls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every service answers alike, and what operators ask each of: by the service's name. */
record Services(PatientClient http, Urls urls) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The management port is so much further than the service's own. */
  private static final int TO_MANAGEMENT = 10;

  /** From a service's name to its address. */
  Map<String, URI> addresses() {
    return Map.of(
        "ingest", urls.ingest(), "catalog", urls.catalog(), "notification", urls.notification());
  }

  Set<String> names() {
    return addresses().keySet();
  }

  URI addressOf(String service) {
    return requireNonNull(addresses().get(service), service);
  }

  /** From a service's name to its OpenAPI document. */
  Map<String, String> documents() {
    return ofEach(service -> http.answer(get(addressOf(service), "/v3/api-docs")).body());
  }

  /** What each service says of itself. */
  List<JsonNode> apiInfos() {
    return addresses().values().stream()
        .map(address -> JSON.readTree(http.answer(get(address, "/v1/api-info")).body()))
        .toList();
  }

  /** From a service's name to its metrics page. */
  Map<String, URI> metricsPages() {
    return ofEach(service -> managementOf(service).resolve("/actuator/prometheus"));
  }

  /** The names of every sample that any service exposes. */
  Set<String> metrics() {
    return metricsPages().values().stream()
        .flatMap(page -> http.answer(get(page.toString())).body().lines())
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[ {].*", ""))
        .collect(Collectors.toSet());
  }

  /** What a service counts by this name, over all labels. */
  double count(String service, String name) {
    return http.answer(get(managementOf(service), "/actuator/prometheus"))
        .body()
        .lines()
        .filter(line -> line.matches(name + "[ {].*"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Whether a load balancer should send requests to a service. */
  boolean isReady(String service) {
    return http.answerAtOnce(get(managementOf(service), "/actuator/health/readiness"))
        .filter(answer -> answer.statusCode() == 200)
        .isPresent();
  }

  /** What a service says to a question, whatever it is. */
  HttpResponse<String> answerOf(String service, String path, String key) {
    return http.answerAtOnce(authorized(addressOf(service) + path, key).GET().build())
        .orElseThrow();
  }

  /** What a service answers, whatever it is, to a request that is sent as it stands. */
  RawRequest.Answer ask(
      String service, String method, String target, String key, Map<String, ?> body)
      throws IOException {
    var json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    var headers = List.of("Authorization: Bearer " + key, "Content-Type: application/json");
    return new RawRequest(method, target, headers, json).sendTo(addressOf(service));
  }

  private URI managementOf(String service) {
    return URI.create("http://127.0.0.1:" + (addressOf(service).getPort() + TO_MANAGEMENT));
  }

  private <T> Map<String, T> ofEach(Function<String, T> function) {
    return names().stream().collect(Collectors.toMap(Function.identity(), function));
  }
}
