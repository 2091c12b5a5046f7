package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a subscriber answers costs no memory and is written down (FAILURES 12). */
class ResponseBombE2E {
  private static final String DATASET = "badplatser";
  private static final int TWO_GIGABYTES = 2_048;
  private static final long FEW = 16L << 20;

  private final Samla samla = Samla.shared();
  private final Publisher publisher = samla.ingest().municipality("2582", DATASET);
  private final Receiver receiver = Receiver.start();
  private final Subscription subscription = subscribe();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aHugeOrPackedAnswerIsCutRecordedAndKeepsTheHeapFlat() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isActive);
    var pid = samla.parts().pidOf("notification");
    var before = Heap.liveBytes(pid);

    for (var answer :
        List.of(receiver.megabytes(1), receiver.megabytes(TWO_GIGABYTES), Receiver.packed(500))) {
      var attempt = attemptAfter(answer);
      assertThat(attempt.get("outcome").asString()).as(attempt.toString()).isEqualTo("delivered");
      assertThat(attempt.get("responseHead").asString()).hasSizeLessThanOrEqualTo(1_024);
    }

    assertThat(receiver.written()).isLessThan(FEW);
    assertThat(samla.parts().pidOf("notification")).isEqualTo(pid);
    assertThat(Heap.liveBytes(pid) - before).isLessThan(FEW);
  }

  private Subscription subscribe() {
    var filter = Map.of("publishers", List.of(publisher.organisationNumber()));
    return samla
        .notification()
        .subscribe(
            receiver.url(), Map.of("datasets", List.of(DATASET), "filter", filter, "from", "now"));
  }

  private JsonNode attemptAfter(Receiver.Response answer) {
    receiver.answer(answer);
    var last = newestAttempt();
    samla
        .ingest()
        .put(
            publisher,
            DATASET,
            "p" + System.nanoTime(),
            Map.of("name", "Udden", "latitude", 65.58, "longitude", 22.15));
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(this::newestAttempt, attempt -> !attempt.get("id").equals(last.get("id")));
  }

  private JsonNode newestAttempt() {
    return samla.notification().deliveries(subscription).getFirst();
  }

  private boolean isActive() {
    return samla.notification().subscription(subscription).get("status").asString().equals("active")
        && !samla.notification().deliveries(subscription).isEmpty();
  }
}
