package se.samla.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samla.infrastructure.Directories;
import se.samla.infrastructure.Ports;
import tools.jackson.databind.json.JsonMapper;

/** The machine's own Prometheus, looking at the services each second. */
record Prometheus(Process process, int port, Path directory) implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static boolean isHere() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "prometheus")));
  }

  /**
   * @param pages from a service's name to its metrics page
   */
  static Prometheus scraping(Map<String, URI> pages) {
    try {
      var directory = Files.createTempDirectory("samla-prometheus-");
      var configuration = directory.resolve("prometheus.yml");
      Files.writeString(configuration, configuration(pages));
      var port = Ports.freeRow(1);
      var process =
          new ProcessBuilder(
                  "prometheus",
                  "--config.file=" + configuration,
                  "--storage.tsdb.path=" + directory.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      return new Prometheus(process, port, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Map<String, URI> pages) {
    return pages.entrySet().stream()
        .map(page -> target(page.getKey(), page.getValue()))
        .collect(
            Collectors.joining(
                "",
                """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: samla
                    metrics_path: /actuator/prometheus
                    static_configs:
                """,
                ""));
  }

  private static String target(String service, URI page) {
    return "      - {targets: ['%s'], labels: {service: %s}}\n"
        .formatted(page.getAuthority(), service);
  }

  /**
   * How many series a query answers with; none while Prometheus is still starting.
   *
   * @throws IllegalStateException when it is no query
   */
  long count(String query) {
    var page = "http://127.0.0.1:%d/api/v1/query?query=%s".formatted(port, encoded(query));
    try {
      var request = HttpRequest.newBuilder(URI.create(page)).build();
      var answer = new JsonMapper().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
      if (!answer.get("status").asString().equals("success")) {
        throw new IllegalStateException(query + ": " + answer);
      }
      return answer.get("data").get("result").size();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
