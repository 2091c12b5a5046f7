package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a single push takes to its webhook. Printed, not asserted: machines are noisy. */
class LatencyE2E {
  private static final int WARM_UP = 50;
  private static final int PUSHES = 200;

  @Test
  void everySinglePushReachesItsSubscriber() {
    var samla = Samla.shared();
    try (var sink = Sink.start()) {
      samla.notification().subscribe(sink.url(), "badplatser");
      var publisher =
          samla
              .ingest()
              .register(
                  BathingRegister.organisationNumberOf("1273"),
                  "Osby kommun",
                  "1273",
                  "badplatser");
      IntStream.range(0, WARM_UP).forEach(i -> pushToWebhook(samla, sink, publisher, "varm-" + i));

      var millis = new ArrayList<Double>();
      IntStream.range(0, PUSHES)
          .forEach(i -> millis.add(pushToWebhook(samla, sink, publisher, "plats-" + i)));

      millis.sort(null);
      System.out.printf(
          "push to webhook over %d pushes: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n",
          PUSHES,
          millis.get(PUSHES / 2),
          millis.get(PUSHES * 95 / 100),
          millis.get(PUSHES * 99 / 100));
      assertThat(sink.changes())
          .filteredOn(
              seen ->
                  seen.change()
                      .get("recordId")
                      .asString()
                      .startsWith(publisher.organisationNumber()))
          .hasSize(WARM_UP + PUSHES);
    }
  }

  private static double pushToWebhook(Samla samla, Sink sink, Publisher publisher, String id) {
    var start = System.nanoTime();
    samla
        .ingest()
        .put(
            publisher,
            "badplatser",
            id,
            Map.of("name", "Plats " + id, "latitude", 56.4, "longitude", 13.7));
    var seen = sink.awaitChange(change -> change.get("recordId").asString().endsWith("." + id));
    return Duration.ofNanos(seen.nanos() - start).toNanos() / 1e6;
  }
}
