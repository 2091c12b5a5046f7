package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dashboards and rules speak of figures that are there, and no panel stays empty. */
class MetricsE2E {
  private static final String DATASET = "badplatser";

  /** Made by the first dead letter only. */
  private static final Set<String> RARE = Set.of("samla_dlq_messages_total");

  /** Panels of what should not happen show zero until it does; every other zero hides a gap. */
  private static final List<String> NEVER = List.of("samla_dlq_messages_total", "status=~\"5..\"");

  /** Metrics are for the operator's own network: elsewhere nobody here reaches them. */
  @BeforeAll
  static void runsHere() {
    assertThat(Samla.shared().parts()).isNotNull();
  }

  @Test
  void everyMetricOfDashboardsAndRulesIsExposed() {
    var samla = Samla.shared();
    everyKindOfTraffic(samla);

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(Metrics.used())
                    .isNotEmpty()
                    .allMatch(
                        name -> RARE.contains(name) || samla.services().metrics().contains(name)));
  }

  @Test
  void everyPanelShowsSomething() {
    assumeTrue(Prometheus.isHere(), "skipped: prometheus is not on the path");
    var samla = Samla.shared();
    try (var prometheus = Prometheus.scraping(samla.services().metricsPages())) {
      assertThat(Metrics.queries()).hasSizeGreaterThan(50);
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(
              () -> {
                everyKindOfTraffic(samla);
                assertThat(Metrics.queries())
                    .allMatch(query -> prometheus.count(measured(query)) > 0);
              });
      assertThatCode(() -> Metrics.ruleQueries().forEach(prometheus::count))
          .doesNotThrowAnyException();
    }
  }

  private static String measured(String query) {
    return NEVER.stream().anyMatch(query::contains) ? query : query.replace(" or vector(0)", "");
  }

  /** Rows that are valid and rows that are not, changes, readers, and webhooks that arrive. */
  private static void everyKindOfTraffic(Samla samla) {
    try (var sink = Sink.start()) {
      samla.notification().subscribe(sink.url(), DATASET);
      var publisher =
          samla
              .ingest()
              .register(
                  BathingRegister.organisationNumberOf("0115"), "Vallentuna", "0115", DATASET);
      var id = "matt-" + System.nanoTime();
      samla
          .ingest()
          .put(
              publisher, DATASET, id, Map.of("name", "Plats", "latitude", 59.5, "longitude", 18.1));
      samla
          .ingest()
          .upload(
              publisher, DATASET, "text/csv", "place_id;name;latitude;longitude\na;A;norr;18,1\n");
      var stranger = new Publisher(publisher.organisationNumber(), "unknown");
      assertThat(
              samla
                  .ingest()
                  .pushAndWait(stranger, DATASET, Duration.ofSeconds(1))
                  .join()
                  .statusCode())
          .isEqualTo(401);
      samla.catalog().all("/v1/datasets/badplatser/records?limit=500", "records");
      sink.awaitChange(change -> change.get("recordId").asString().endsWith("." + id));
    }
  }
}
