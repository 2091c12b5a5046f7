package se.samla.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import se.samla.infrastructure.Launch;
import se.samla.infrastructure.Part;

/** A service from the jar as it is built, that is spoken to over TLS only. */
record SecuredService(String name, int port, Map<String, String> environment, HttpClient http)
    implements Part {
  URI address() {
    return URI.create("https://127.0.0.1:" + port);
  }

  @Override
  public Launch launch() {
    return new Launch(
        List.of(
            Launch.java(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            jar().toString()),
        environment);
  }

  private Path jar() {
    var target = Path.of(System.getProperty("samla.home", "../.."), name + "-service", "target");
    return target.resolve(name + "-service-0.1.0-SNAPSHOT-exec.jar");
  }

  /** Its management port has the same certificate. */
  @Override
  public boolean isReady() {
    var page = URI.create("https://127.0.0.1:" + (port + 10) + "/actuator/health");
    try {
      return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
