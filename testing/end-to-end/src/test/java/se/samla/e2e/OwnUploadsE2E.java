package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A publisher's system hears what becomes of all that it sends in, whatever that is, in order. */
class OwnUploadsE2E {
  private static final String DATASET = "badplatser";
  private static final String HEADER = "place_id;name;latitude;longitude\n";

  private final Samla samla = Samla.shared();
  private final Publisher publisher = samla.ingest().municipality("1442", DATASET);

  @Test
  void itsPublisherHearsOfEveryEnd() throws Exception {
    try (var sink = Sink.start()) {
      var subscription = samla.notification().follow(sink.url(), publisher, DATASET);

      var many = upload(places(30));
      var discarded = upload(places(3));
      samla.ingest().discard(discarded, publisher.key(), "the wrong file");
      var superseded = upload(places(2));
      var whole = upload(places(31));
      var unreadable = unreadable();
      var allBad = upload(HEADER + "a;Viken;norr;18,1\n");
      var vanished = vanished();

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(told(sink))
                      .containsExactly(
                          many + " merged",
                          discarded + " held",
                          discarded + " discarded discarded",
                          superseded + " held",
                          whole + " merged",
                          superseded + " superseded superseded",
                          unreadable + " rejected unreadable",
                          allBad + " rejected",
                          vanished + " abandoned client-gone"));
      sink.verifyAll(subscription.secret());
    }
  }

  private String upload(String file) {
    return samla.ingest().upload(publisher, DATASET, "text/csv", file).get("id").asString();
  }

  private static String places(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "ale-%02d;Badet %d;57,9%02d;12,0%02d\n".formatted(i, i, i, i))
        .collect(Collectors.joining("", HEADER, ""));
  }

  private String unreadable() {
    samla.ingest().pushing(publisher, DATASET, BodyPublishers.ofString("\0\0\0\0")).join();
    return samla.ingest().only(publisher).get("id").asString();
  }

  private String vanished() {
    try (var upload = new SlowUpload(samla, publisher)) {
      upload.vanish();
      return upload.id();
    }
  }

  private static List<String> told(Sink sink) {
    return sink.events("se.samla.upload.changed.v1").stream()
        .flatMap(data -> data.get("uploads").valueStream())
        .map(OwnUploadsE2E::line)
        .toList();
  }

  private static String line(JsonNode told) {
    var line = told.get("upload").asString() + " " + told.get("status").asString();
    return (line + " " + told.path("cause").asString("")).strip();
  }
}
