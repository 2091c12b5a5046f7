package se.samla.benchmarks;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import se.samla.standalone.platform.Platform;
import tools.jackson.databind.JsonNode;

/** One of many publishers of bathing places. */
record Town(Http http, Platform platform, int number, String key) {
  static final String DATASET = "badplatser";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Between questions, which cost the platform something too. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  static Town registered(Http http, Platform platform, int number) {
    var uri = platform.urls().ingest().resolve("/v1/publishers/" + organisation(number));
    var operator = platform.operatorKey();
    http.json("PUT", uri, operator, Map.of("name", "Ort " + number, "datasets", List.of(DATASET)));
    var keys = URI.create(uri + "/keys");
    var key = http.json("POST", keys, operator, Map.of()).get("key").asString();
    return new Town(http, platform, number, key);
  }

  /** Ten digits, the last a check digit by Luhn. */
  static String organisation(int number) {
    var digits = "21200%04d".formatted(number);
    var sum = 0;
    for (var i = 0; i < digits.length(); i++) {
      var digit = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += digit / 10 + digit % 10;
    }
    return digits + (10 - sum % 10) % 10;
  }

  /**
   * Places all over the country, the same ones for the same arguments.
   *
   * @param changed each so many rows has another name; 0 for none
   */
  String places(int rows, int changed, int round) {
    var random = new Random(number);
    var file = new StringBuilder("place_id,name,latitude,longitude\n");
    for (var row = 0; row < rows; row++) {
      var name = changed > 0 && row % changed == 0 ? " nr " + round : "";
      file.append(
          String.format(
              Locale.ROOT,
              "p%d,Badplats %d%s,%.5f,%.5f%n",
              row,
              row,
              name,
              55.3 + random.nextDouble() * 13.7,
              11 + random.nextDouble() * 13));
    }
    return file.toString();
  }

  /**
   * @param kind snapshot or delta
   * @return the upload's id, when the file is received
   */
  String upload(String kind, String file) {
    var uri = ingest("/v1/datasets/" + DATASET + "/uploads?kind=" + kind);
    return http.send("POST", uri, key, "text/csv", BodyPublishers.ofString(file))
        .get("id")
        .asString();
  }

  void merge(String kind, String file) throws InterruptedException {
    awaitMerged(upload(kind, file));
  }

  void awaitMerged(String upload) throws InterruptedException {
    Waiting.asking("the merge of " + upload, PATIENCE, PAUSE, () -> isMerged(upload));
  }

  private boolean isMerged(String upload) {
    var status = view(upload).get("status").asString();
    if (!status.matches("receiving|validating|merging|merged")) {
      throw new IllegalStateException(view(upload).toString());
    }
    return status.equals("merged");
  }

  private JsonNode view(String upload) {
    return http.json("GET", ingest("/v1/uploads/" + upload), key, Map.of());
  }

  /** Pushes one record and returns when it is accepted. */
  void push(String localId) {
    var place = Map.of("name", "Plats " + localId, "latitude", 55.6, "longitude", 13.0);
    http.json("PUT", ingest("/v1/datasets/" + DATASET + "/records/" + localId), key, place);
  }

  private URI ingest(String path) {
    return platform.urls().ingest().resolve(path);
  }
}
