package se.samla.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import se.samla.standalone.platform.Platform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A publisher and its file, over HTTP. */
final class Client implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Platform platform;
  private final String key;

  private Client(Platform platform) throws IOException, InterruptedException {
    this.platform = platform;
    this.key = registered();
  }

  static Client of(Platform platform) throws IOException, InterruptedException {
    return new Client(platform);
  }

  private String registered() throws IOException, InterruptedException {
    var publisher = "/v1/publishers/" + Ledger.PUBLISHER;
    var grants =
        "{\"name\":\"Västerås stad\",\"municipalityCode\":\"%s\",\"datasets\":[\"%s\"]}"
            .formatted(Ledger.MUNICIPALITY, Ledger.DATASET);
    var operator = platform.operatorKey();
    send("PUT", publisher, operator, "application/json", BodyPublishers.ofString(grants));
    var none = BodyPublishers.noBody();
    return send("POST", publisher + "/keys", operator, "application/json", none)
        .get("key")
        .asString();
  }

  /** Uploads and waits until it is merged. */
  JsonNode merge(Path file) throws IOException, InterruptedException {
    var upload = post(file, "");
    var path = "/v1/uploads/" + upload.get("id").asString();
    while (upload.get("status").asString().matches("receiving|validating|merging")) {
      Thread.sleep(50); // between questions: nobody can be waited for here
      upload = send("GET", path, key, "application/json", BodyPublishers.noBody());
    }
    if (!upload.get("status").asString().equals("merged")) {
      throw new IllegalStateException(upload.toString());
    }
    return upload;
  }

  JsonNode validate(Path file) throws IOException, InterruptedException {
    return post(file, "?validateOnly=true");
  }

  private JsonNode post(Path file, String query) throws IOException, InterruptedException {
    var path = "/v1/datasets/" + Ledger.DATASET + "/uploads" + query;
    return send("POST", path, key, "text/csv", BodyPublishers.ofFile(file));
  }

  private JsonNode send(String method, String path, String bearer, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(platform.urls().ingest() + path))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", type)
            .timeout(PATIENCE)
            .method(method, body)
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
