package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An upload that would erase a town waits, is confirmed, and is undone. */
class DecisionE2E {
  private static final String DATASET = "badplatser";
  private static final int PLACES = 30;

  @Test
  void whatWouldEraseATownIsHeldConfirmedAndUndoneAndEverySubscriberSeesIt() {
    var samla = Samla.shared();
    var orust = samla.ingest().municipality("1421", DATASET);
    try (var sink = Sink.start()) {
      samla.notification().subscribe(sink.url(), DATASET);
      assertThat(upload(samla, orust, PLACES).get("status").asString()).isEqualTo("merged");

      var held = upload(samla, orust, 3);
      assertThat(held.get("status").asString()).isEqualTo("held");
      assertThat(recordsOf(samla, orust)).hasSize(PLACES);
      var preview = samla.ingest().preview(orust, held);
      assertThat(preview.at("/counts/deleted").asInt()).isEqualTo(PLACES - 3);

      assertThat(
              samla
                  .ingest()
                  .decide(orust, held, "confirmation", confirmation(preview))
                  .get("status"))
          .hasToString("\"merged\"");
      assertThat(recordsOf(samla, orust)).hasSize(3);

      var undo = samla.ingest().decide(orust, held, "reversal", Map.of("reason", "the wrong file"));
      assertThat(undo.get("status").asString()).isEqualTo("held");
      samla
          .ingest()
          .decide(orust, undo, "confirmation", confirmation(samla.ingest().preview(orust, undo)));
      assertThat(recordsOf(samla, orust)).hasSize(PLACES);

      sink.awaitChanges(PLACES + 2 * (PLACES - 3), Duration.ofSeconds(30));
      assertThat(operations(sink, orust))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("created", 2L * PLACES - 3, "deleted", PLACES - 3L));
    }
  }

  private static JsonNode upload(Samla samla, Publisher publisher, int places) {
    return samla.ingest().upload(publisher, DATASET, "text/csv", file(publisher, places));
  }

  private static String file(Publisher publisher, int places) {
    var number = publisher.organisationNumber();
    return IntStream.range(0, places)
        .mapToObj(i -> "plats-%s-%02d;Badet %d;58,1%02d;11,5%02d".formatted(number, i, i, i, i))
        .collect(Collectors.joining("\n", "place_id;name;latitude;longitude\n", "\n"));
  }

  private static Map<String, ?> confirmation(JsonNode preview) {
    return Map.of(
        "preview", preview.get("hash").asString(),
        "deletions", preview.at("/counts/deleted").asLong());
  }

  private static List<JsonNode> recordsOf(Samla samla, Publisher publisher) {
    var path = "/v1/datasets/badplatser/records?publisher=" + publisher.organisationNumber();
    return samla.catalog().all(path, "records");
  }

  private static Map<String, Long> operations(Sink sink, Publisher publisher) {
    return sink.changes().stream()
        .map(Sink.Seen::change)
        .filter(c -> c.get("publisher").asString().equals(publisher.organisationNumber()))
        .collect(Collectors.groupingBy(c -> c.get("operation").asString(), Collectors.counting()));
  }
}
