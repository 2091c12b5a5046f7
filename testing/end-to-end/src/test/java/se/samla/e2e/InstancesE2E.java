package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * One platform with traces, logs in JSON, and more than one instance of each service: what an
 * operator sees of an upload, and does while uploads come.
 */
@TestInstance(Lifecycle.PER_CLASS)
@OwnPlatform
class InstancesE2E {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Between a town's uploads: what starts meanwhile needs the processor too. */
  private static final Duration BREATH = Duration.ofMillis(250);

  private static final String SECRET = "Hemligsjön";
  private static final List<String> SERVICES = List.of("ingest", "catalog", "notification");
  private static final List<String> CODES = List.of("0114", "0180");

  private final Collector collector = Collector.start();
  private final Samla samla =
      Samla.start(Map.of("SAMLA_OTLP_ENDPOINT", collector.endpoint(), "SAMLA_LOG_FORMAT", "ecs"));

  @AfterAll
  void end() {
    samla.close();
    collector.close();
  }

  /** One batch on the express lane, and several on the bulk lane. */
  @Test
  void oneTraceLeadsFromThePushToTheWebhookAndEachLineOfItTellsTheUpload() {
    try (var sink = Sink.start()) {
      samla.notification().subscribe(sink.url(), "badplatser");
      follow(sink, samla.ingest().municipality("0117", "badplatser"), 3);
      follow(sink, samla.ingest().municipality("0120", "badplatser"), 1_200);
    }
    assertThat(new Logs(samla).all())
        .as("no row contents and no secrets")
        .doesNotContain(SECRET, "inte-ett-tal", samla.operatorKey());
    assertThat(collector.spans()).noneMatch(span -> span.text().contains(SECRET));
  }

  private void follow(Sink sink, Publisher publisher, int rows) {
    var before = sink.changes().size();
    var id =
        samla.ingest().upload(publisher, "badplatser", "text/csv", file(rows)).get("id").asString();
    sink.awaitChanges(before + rows, PATIENCE);
    var trace = id.replace("-", "");
    Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertIsWhole(trace));
    assertThat(sink.headers())
        .anyMatch(h -> h.firstValue("traceparent").orElse("").startsWith("00-" + trace));
    for (var service : List.of("ingest", "catalog")) {
      assertThat(new Logs(samla).of(service))
          .filteredOn(line -> line.path("message").asString().contains(id))
          .isNotEmpty()
          .allMatch(line -> line.path("upload").asString().equals(id));
    }
  }

  private void assertIsWhole(String trace) {
    var spans = collector.ofTrace(trace);
    assertThat(spans)
        .extracting(span -> span.service() + " " + span.name())
        .contains(
            "samla-ingest receive",
            "samla-ingest validate",
            "samla-catalog stage",
            "samla-catalog merge",
            "samla-ingest conclude",
            "samla-notification copy",
            "samla-notification deliver");
    var ids = spans.stream().map(Collector.Span::id).collect(Collectors.toSet());
    assertThat(spans).filteredOn(span -> !ids.contains(span.parent())).hasSize(1);
  }

  /** The last row is none: its issue may tell what stood there, a log may not. */
  private static String file(int rows) {
    return IntStream.rangeClosed(0, rows)
        .mapToObj(i -> "plats-" + i + ";" + SECRET + ";" + (i < rows ? "59,51" : "inte-ett-tal"))
        .map(row -> row + ";18,07\n")
        .collect(Collectors.joining("", "place_id;name;latitude;longitude\n", ""));
  }

  /**
   * First the first of each restarts, one service after the other; then the second of each dies.
   */
  @Test
  void uploadsGoOnWhileInstancesRestartAndDie() throws Exception {
    try (var instances = TwoOfEach.of(samla);
        var sink = Sink.start()) {
      instances.samla().notification().subscribe(sink.url(), Town.DATASET);
      var towns = CODES.stream().map(code -> town(instances.samla(), code)).toList();
      var before = new HashMap<Town, Integer>();
      whilePublishing(
          towns,
          () -> {
            SERVICES.forEach(samla.parts()::restart);
            towns.forEach(town -> before.put(town, town.uploads()));
            SERVICES.forEach(service -> samla.parts().killForGood(service + "-2"));
            Awaitility.await()
                .atMost(PATIENCE)
                .until(
                    () ->
                        towns.stream().allMatch(t -> t.uploads() > before.getOrDefault(t, 0) + 1));
          });
      var expected = new TreeMap<String, String>();
      towns.forEach(town -> expected.putAll(town.held()));
      new Invariants(samla, Town.DATASET).check(expected, sink);
    }
  }

  private static Town town(Samla samla, String code) {
    return new Town(samla, code, Long.getLong("samla.seed", 1_862) + Integer.parseInt(code));
  }

  private static void whilePublishing(List<Town> towns, Runnable work) throws Exception {
    var over = new AtomicBoolean();
    try (var clients = Executors.newFixedThreadPool(towns.size())) {
      var publishing =
          towns.stream().<Future<?>>map(t -> clients.submit(() -> publish(t, over))).toList();
      try {
        work.run();
      } finally {
        over.set(true);
      }
      for (var town : publishing) {
        town.get();
      }
    }
  }

  private static void publish(Town town, AtomicBoolean over) {
    while (!over.get()) {
      town.publish();
      LockSupport.parkNanos(BREATH.toNanos());
    }
  }

  @Test
  void aClientInTheMiddleOfItsUploadGetsItsAnswerFromAServiceThatEnds() {
    var publisher = samla.ingest().municipality("0123", "badplatser");
    try (var upload = new SlowUpload(samla, publisher)) {
      var ending = endingOf("ingest");
      var answer = upload.finish();

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      ending.onExit().join();
      assertThat(samla.ingest().awaitEnd(publisher, upload.id()).get("status").asString())
          .isEqualTo("merged");
    }
  }

  @Test
  void aClientThatWaitsForTheMergeIsToldWhereToLookByAServiceThatEnds() {
    var publisher = samla.ingest().municipality("0126", "badplatser");
    samla
        .parts()
        .freeze(
            "catalog",
            () -> {
              var waiting =
                  samla.ingest().pushAndWait(publisher, "badplatser", Duration.ofSeconds(60));
              Awaitility.await().until(() -> samla.ingest().count(publisher, "merging") == 1);
              var ending = endingOf("ingest");
              assertThat(waiting.join().statusCode()).isEqualTo(202);
              ending.onExit().join();
            });
    Awaitility.await().atMost(PATIENCE).until(() -> samla.ingest().count(publisher, "merged") == 1);
  }

  @Test
  void aWebhookOnItsWayArrivesOnceThoughItsServiceEnds() {
    try (var sink = Sink.start()) {
      samla.notification().subscribe(sink.url(), "badplatser");
      var publisher = samla.ingest().municipality("0125", "badplatser");
      put(publisher, "forst");
      sink.awaitChange(change -> change.get("recordId").asString().endsWith(".forst"));
      sink.hold();
      put(publisher, "sedan");
      Awaitility.await().atMost(PATIENCE).until(() -> sink.waiting() > 0);
      var ending = endingOf("notification");
      sink.letGo();
      ending.onExit().join();

      put(publisher, "sist");
      sink.awaitChange(change -> change.get("recordId").asString().endsWith(".sist"));
      assertThat(sink.repeated()).isEmpty();
    }
  }

  /** Has been told to end, and says so to whoever asks whether it is ready. */
  private ProcessHandle endingOf(String service) {
    var ending = samla.parts().askToEnd(service);
    Awaitility.await().atMost(PATIENCE).until(() -> !samla.services().isReady(service));
    return ending;
  }

  private void put(Publisher publisher, String id) {
    samla
        .ingest()
        .put(
            publisher, "badplatser", id, Map.of("name", id, "latitude", 59.51, "longitude", 18.07));
  }
}
