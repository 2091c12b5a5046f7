package se.samla.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import se.samla.standalone.platform.PortPlan;

/** What a service tells Prometheus. */
record Metrics(HttpClient http, URI service) {
  static Metrics ofIngest(HttpClient http, PortPlan ports) {
    return of(http, ports.base() + 11);
  }

  static Metrics ofCatalog(HttpClient http, PortPlan ports) {
    return of(http, ports.base() + 12);
  }

  static Metrics ofNotification(HttpClient http, PortPlan ports) {
    return of(http, ports.base() + 13);
  }

  private static Metrics of(HttpClient http, int managementPort) {
    return new Metrics(
        http, URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"));
  }

  /** The sum of all series of this name. */
  double sum(String name) {
    var answer = http.sendAsync(HttpRequest.newBuilder(service).build(), BodyHandlers.ofString());
    return answer
        .join()
        .body()
        .lines()
        .filter(line -> line.matches(name + "[{ ].*"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
