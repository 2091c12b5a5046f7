package se.samla.standalone.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A service's health page on its management port. */
final class Health {
  private static final Duration AT_MOST = Duration.ofSeconds(5);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(AT_MOST).build();

  private Health() {}

  static boolean isUp(Service service, PortPlan ports) {
    var page = "http://127.0.0.1:" + service.managementPort(ports) + "/actuator/health";
    var request = HttpRequest.newBuilder(URI.create(page)).timeout(AT_MOST).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode()
          == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
