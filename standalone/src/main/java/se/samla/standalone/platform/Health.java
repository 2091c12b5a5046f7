package se.samla.standalone.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A service's pages on its management port. */
final class Health {
  private static final Duration AT_MOST = Duration.ofSeconds(5);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(AT_MOST).build();

  private Health() {}

  static boolean isUp(Service service, PortPlan ports) {
    return page(service, ports, "health").isPresent();
  }

  /** Its figures as Prometheus reads them; nothing when it does not answer. */
  static Optional<String> metrics(Service service, PortPlan ports) {
    return page(service, ports, "prometheus");
  }

  private static Optional<String> page(Service service, PortPlan ports, String name) {
    var page = "http://127.0.0.1:" + service.managementPort(ports) + "/actuator/" + name;
    var request = HttpRequest.newBuilder(URI.create(page)).timeout(AT_MOST).build();
    try {
      return Optional.of(HTTP.send(request, BodyHandlers.ofString()))
          .filter(answer -> answer.statusCode() == HttpURLConnection.HTTP_OK)
          .map(HttpResponse::body);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
