package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A large file of the wrong kind and many broken ones beside a good publisher: all it says arrives,
 * in order (FAILURES 17). {@code -Dsamla.attack.megabytes=} and {@code -Dsamla.attack.uploads=}
 * make it worse; the time it takes is printed, and asserted by nobody.
 */
class IsolationE2E {
  private static final String DATASET = "badplatser";
  private static final int MEGABYTES = Integer.getInteger("samla.attack.megabytes", 6);
  private static final int BROKEN = Integer.getInteger("samla.attack.uploads", 100);
  private static final int PUSHES = Integer.getInteger("samla.attack.pushes", 20);
  private static final int CLIENTS = 2;
  private static final String CHUNK = "plats;norr;öster;badplats\n".repeat(4_096);
  private static final JsonMapper JSON = new JsonMapper();

  /** By media type; each unreadable, empty or wrong in every row. */
  private static final List<Map.Entry<String, String>> BROKEN_FILES =
      List.of(
          Map.entry("text/csv", "<html><body>404</body></html>"),
          Map.entry("text/csv", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n"),
          Map.entry("text/csv", "place_id;name;latitude;longitude\n"),
          Map.entry("text/csv", ""),
          Map.entry("text/csv", "place_id;name;latitude;longitude\n\"a;b;c;d\n"),
          Map.entry("text/csv", "place_id;name;latitude;longitude\n;;norr;öster\n"),
          Map.entry("application/json", "[{\"place_id\":\"a\","),
          Map.entry("application/json", "{\"results\":{}}"),
          Map.entry("application/geo+json", "{\"type\":\"Feature\"}"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\003\004"));

  private final Samla samla = Samla.shared();
  private final Publisher good = samla.ingest().municipality("1440", DATASET);

  @Test
  void theWorstOfOthersDelaysNobodyForGoodAndChangesNoOrder() throws Exception {
    try (var sink = Sink.start();
        var clients = Executors.newFixedThreadPool(CLIENTS + 1)) {
      samla.notification().subscribe(sink.url(), DATASET);
      var alone = pushes(sink, "ensam");
      var large = clients.submit(this::largeFile);
      var broken = IntStream.range(0, CLIENTS).mapToObj(i -> clients.submit(() -> broken(i)));
      var others = broken.toList();
      var beside = pushes(sink, "bredvid");

      assertThat(large.get()).isEqualTo("rejected");
      others.forEach(IsolationE2E::mustHaveEnded);
      assertThat(idsOf(sink)).containsExactlyElementsOf(expected());
      System.out.printf(
          "push to webhook, p95 of %d: %d ms alone, %d ms beside %d MB and %d broken files%n",
          PUSHES, p95(alone), p95(beside), MEGABYTES, BROKEN);
    }
  }

  /** Each said when the one before has been heard of; returns milliseconds. */
  private List<Long> pushes(Sink sink, String name) {
    var millis = new ArrayList<Long>();
    for (var i = 0; i < PUSHES; i++) {
      var id = name + "-" + i;
      var start = System.nanoTime();
      samla
          .ingest()
          .put(good, DATASET, id, Map.of("name", id, "latitude", 57.9, "longitude", 12.1));
      var seen = sink.awaitChange(change -> change.get("recordId").asString().endsWith("." + id));
      millis.add(Duration.ofNanos(seen.nanos() - start).toMillis());
    }
    return millis;
  }

  private List<String> expected() {
    return List.of("ensam-", "bredvid-").stream()
        .flatMap(name -> IntStream.range(0, PUSHES).mapToObj(i -> name + i))
        .toList();
  }

  private List<String> idsOf(Sink sink) {
    var own = good.organisationNumber() + ".";
    return sink.changes().stream()
        .map(seen -> seen.change().get("recordId").asString())
        .filter(id -> id.startsWith(own))
        .map(id -> id.substring(own.length()))
        .toList();
  }

  /** Of another kind than it says: every row is wrong. */
  private String largeFile() throws IOException {
    var publisher = samla.ingest().municipality("1441", DATASET);
    var answer = RawRequest.sentTo(samla.ingest().url(), head(publisher, "text/csv"), this::rows);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    var id = JSON.readTree(answer.json()).get("id").asString();
    return samla.ingest().awaitEnd(publisher, id).get("status").asString();
  }

  private void rows(OutputStream out) throws IOException {
    RawRequest.chunk(out, "name;latitude;longitude;place_id\n");
    for (var sent = 0L; sent < (long) MEGABYTES << 20; sent += CHUNK.length()) {
      RawRequest.chunk(out, CHUNK);
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void broken(int client) {
    var publisher = samla.ingest().municipality(List.of("1442", "1443").get(client), DATASET);
    for (var i = client; i < BROKEN; i += CLIENTS) {
      var file = BROKEN_FILES.get(i % BROKEN_FILES.size());
      try {
        var answer =
            RawRequest.sentTo(
                samla.ingest().url(),
                head(publisher, file.getKey()),
                out -> {
                  if (!file.getValue().isEmpty()) {
                    RawRequest.chunk(out, file.getValue());
                  }
                  out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                });
        assertThat(answer.status()).as(file + " " + answer).isIn(202, 400, 422);
      } catch (IOException e) {
        throw new IllegalStateException(file.toString(), e);
      }
    }
  }

  private static String head(Publisher publisher, String mediaType) {
    return """
    POST /v1/datasets/badplatser/uploads HTTP/1.1
    Host: samla
    Connection: close
    Authorization: Bearer %s
    Content-Type: %s
    Transfer-Encoding: chunked

    """
        .formatted(publisher.key(), mediaType)
        .replace("\n", "\r\n");
  }

  private static void mustHaveEnded(Future<?> client) {
    try {
      client.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static long p95(List<Long> millis) {
    return millis.stream().sorted().toList().get(millis.size() * 95 / 100);
  }
}
