package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 266 municipalities push the real register; one subscriber sees every change once, in order,
 * whatever dies meanwhile.
 */
@OwnPlatform
class NationalRegisterE2E {
  private static final String DATASET = "badplatser";
  private static final String OSBY = "1273";

  @BeforeEach
  void theRealFileIsHere() {
    assumeTrue(
        Files.exists(BathingRegister.file()),
        "skipped: ../shared/data/badplatser has no national register");
  }

  @Test
  void everyChangeOfTheNationArrivesOnceAndInOrderThoughEachServiceIsKilled() throws Exception {
    try (var samla = Samla.start();
        var sink = Sink.start()) {
      var subscription = samla.notification().subscribe(sink.url(), DATASET);
      var municipalities = register(samla);
      assertThat(municipalities).hasSize(266);

      var errors = uploadAll(samla, municipalities);

      assertThat(errors).hasSize(3).allMatch(e -> e.contains("latitude"));
      assertThat(samla.catalog().all("/v1/datasets/badplatser/records?limit=500", "records"))
          .hasSize(2684);
      var changes = samla.catalog().all("/v1/datasets/badplatser/changes?limit=500", "changes");
      assertGapless(changes, 266);
      var received = sink.awaitChanges(2684, Duration.ofSeconds(60));
      assertThat(cursors(received)).isEqualTo(cursors(changes));

      assertThat(changesOfTheNextSnapshot(samla, sink, osbyOf(municipalities)))
          .containsExactlyInAnyOrder(
              "updated [name]", "updated [latitude, longitude]", "deleted []");
      assertThatCode(() -> sink.verifyAll(subscription.secret())).doesNotThrowAnyException();
    }
  }

  /** A municipality with what it publishes. */
  private record Municipality(Publisher publisher, List<ObjectNode> features) {}

  private static List<Municipality> register(Samla samla) {
    return BathingRegister.byMunicipality().entrySet().stream()
        .map(e -> new Municipality(samla.ingest().municipality(e.getKey(), DATASET), e.getValue()))
        .toList();
  }

  private static Municipality osbyOf(List<Municipality> municipalities) {
    var number = BathingRegister.organisationNumberOf(OSBY);
    return municipalities.stream()
        .filter(m -> m.publisher().organisationNumber().equals(number))
        .findFirst()
        .orElseThrow();
  }

  /** The distinct error issues of all uploads. */
  private static Set<String> uploadAll(Samla samla, List<Municipality> municipalities)
      throws Exception {
    var errors = ConcurrentHashMap.<String>newKeySet();
    try (var clients = Executors.newFixedThreadPool(4)) {
      var uploads =
          municipalities.stream()
              .map(m -> clients.submit(() -> errors.addAll(upload(samla, m))))
              .toList();
      List.of("ingest", "catalog", "notification").forEach(samla.parts()::kill);
      for (var upload : uploads) {
        upload.get();
      }
    }
    return errors;
  }

  private static List<String> upload(Samla samla, Municipality municipality) {
    var publisher = municipality.publisher();
    var upload =
        samla
            .ingest()
            .upload(
                publisher,
                DATASET,
                "application/geo+json",
                BathingRegister.fileOf(municipality.features()));
    assertThat(upload.get("status").asString()).as(upload.toString()).isEqualTo("merged");
    return samla.ingest().issues(publisher, upload).stream()
        .filter(
            issue ->
                issue.get("severity").asString().equals("error")
                    && issue.get("field").asString().equals("latitude"))
        .map(
            issue ->
                publisher.organisationNumber()
                    + " "
                    + issue.get("line")
                    + " "
                    + issue.get("field").asString())
        .toList();
  }

  /**
   * Renames one place, moves another and leaves out a third; returns what the subscriber hears
   * within two seconds.
   */
  private static List<String> changesOfTheNextSnapshot(Samla samla, Sink sink, Municipality osby) {
    var features = new ArrayList<>(osby.features());
    var known = sink.changes().size();
    features.set(0, BathingRegister.renamed(features.get(0), "Vesljungasjöns badplats"));
    features.set(1, BathingRegister.moved(features.get(1), 13.99, 56.36));
    features.remove(2);
    var start = System.nanoTime();
    samla
        .ingest()
        .upload(
            osby.publisher(), DATASET, "application/geo+json", BathingRegister.fileOf(features));
    sink.awaitChanges(known + 3, Duration.ofSeconds(2));
    System.out.printf(
        "snapshot with three changes: %d ms from push to webhook%n",
        Duration.ofNanos(sink.changes().getLast().nanos() - start).toMillis());
    return sink.changes().stream().skip(known).map(s -> said(s.change())).toList();
  }

  private static String said(JsonNode change) {
    return change.get("operation").asString()
        + " "
        + change.get("fields").valueStream().map(JsonNode::asString).sorted().toList();
  }

  private static void assertGapless(List<JsonNode> changes, int changeSets) {
    var numbers = changes.stream().map(c -> c.get("changeSet").asLong()).distinct().toList();
    assertThat(numbers)
        .isEqualTo(IntStream.rangeClosed(1, changeSets).mapToObj(Long::valueOf).toList());
  }

  private static List<String> cursors(List<JsonNode> changes) {
    return changes.stream().map(c -> c.get("cursor").asString()).toList();
  }
}
