package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events name their dataset by an address that their reader can follow. */
class EventSourceE2E {
  private static final String DATASET = "badplatser";

  @Test
  void anEventNamesItsDatasetAsReadersOfTheCatalogCallIt() {
    var samla = Samla.shared();
    try (var sink = Sink.start()) {
      samla.notification().subscribe(sink.url(), DATASET);
      var publisher = samla.ingest().municipality("0136", DATASET);

      samla
          .ingest()
          .put(publisher, DATASET, "a", Map.of("name", "A", "latitude", 59.1, "longitude", 18.1));
      sink.awaitChange(
          change -> change.get("publisher").asString().equals(publisher.organisationNumber()));

      assertThat(sink.sources("se.samla.dataset.changed.v1")).containsOnly(dataset(samla));
    }
  }

  private static String dataset(Samla samla) {
    return samla.services().addressOf("catalog") + "/v1/datasets/" + DATASET;
  }
}
