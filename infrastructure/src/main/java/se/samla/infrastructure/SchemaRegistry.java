package se.samla.infrastructure;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Apicurio Registry on 127.0.0.1, which keeps its schemas in PostgreSQL and accepts only what every
 * earlier version of a schema can be read with, and the other way round.
 *
 * @param managementPort its own health pages
 */
public record SchemaRegistry(int port, int managementPort, DatabaseAccess database)
    implements Part {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @Override
  public String name() {
    return "registry";
  }

  /** The root of its Confluent API. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
  }

  @Override
  public Launch launch() {
    var program = PartsHome.located().built("registry/quarkus-run.jar");
    return new Launch(
        List.of(
            Launch.java(),
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-jar",
            program.toString()),
        environment());
  }

  private Map<String, String> environment() {
    var settings = new HashMap<>(RegistrySettings.with(database));
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    return settings;
  }

  @Override
  public boolean isReady() {
    var request =
        HttpRequest.newBuilder(URI.create(uri() + "/subjects")).timeout(Duration.ofSeconds(2));
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode()
          == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
