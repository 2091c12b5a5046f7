package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogDriver.LEDGER;
import static se.samla.catalog.CatalogDriver.TOILETS;
import static se.samla.catalog.CatalogReader.text;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.CoverageChanged;
import se.samla.events.CoverageState;
import se.samla.events.IssuesCounted;
import se.samla.events.PublisherRegistered;
import se.samla.events.UploadKind;
import se.samla.schemas.topics.Topics;
import tools.jackson.databind.JsonNode;

/** Who delivers, and who does not. Each test has a municipality of its own. */
@CatalogTest
class CoverageIT {
  private static final String COVERAGE = "/v1/datasets/" + BATHING_PLACES + "/coverage";

  private static final String LEDGER_COVERAGE = "/v1/datasets/" + LEDGER + "/coverage";

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private MeterRegistry meters;
  @Autowired private JdbcClient jdbc;

  private Upload anUpload;

  @BeforeEach
  void anUpload() {
    anUpload =
        Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt())
            .row("a", "A", null, 0);
  }

  private void register(String municipality) {
    catalog.send(
        Topics.PUBLISHER_REGISTERED,
        anUpload,
        new PublisherRegistered(
            publisher.number(), "Byn", municipality, List.of(BATHING_PLACES), 1L, false));
  }

  private JsonNode cell(String municipality) {
    return reader
        .get(COVERAGE)
        .body()
        .get("coverage")
        .valueStream()
        .filter(cell -> text(cell, "member").equals(municipality))
        .findFirst()
        .orElseThrow();
  }

  private void awaitState(String municipality, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> text(cell(municipality), "state").equals(state));
  }

  private List<CoverageState> told(String municipality, int count) {
    return topics
        .awaitEvents(
            Topics.COVERAGE_CHANGED,
            CoverageChanged.class,
            count,
            e -> municipality.equals(e.getMunicipality()))
        .stream()
        .map(CoverageChanged::getTo)
        .toList();
  }

  @Test
  void everyMunicipalityIsExpectedOfAnEstablishedDataset() {
    assertThat(reader.get(COVERAGE).body().get("coverage")).hasSize(290);
    assertThat(text(cell("2584"), "state")).isEqualTo("never");
    assertThat(text(cell("2584"), "name")).startsWith("Kiruna");
    assertThat(reader.get("/v1/datasets/" + TOILETS + "/coverage").body().get("coverage"))
        .isEmpty();
    assertThat(reader.textOf(COVERAGE, "text/csv").lines())
        .hasSize(291)
        .startsWith(
            "member,municipality,name,publisher,state,lastUploadAt,dueAt,openIssues,openErrors,"
                + "reason");
  }

  @Test
  void regionsAreExpectedWhereTheDefinitionSaysSo() {
    var ledger = reader.get("/v1/datasets/leverantorsreskontra/coverage").body().get("coverage");
    var regions =
        ledger
            .valueStream()
            .filter(cell -> text(cell, "name").startsWith("Region "))
            .map(cell -> text(cell, "member"))
            .toList();
    assertThat(ledger).hasSizeGreaterThanOrEqualTo(290 + 21);
    assertThat(regions).contains("2321000016", "2321000255").hasSize(20);
  }

  /** No list names agencies: those are expected that are registered for the dataset. */
  @Test
  void anAgencyIsExpectedWhereItIsRegisteredAndTheDefinitionSaysSo() {
    var agency = Publisher.any();
    var other = Publisher.any();
    registerAgency(agency, LEDGER, BATHING_PLACES);
    registerAgency(other, BATHING_PLACES);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !ofAgency(LEDGER_COVERAGE, agency).isEmpty());
    assertThat(ofAgency(LEDGER_COVERAGE, agency))
        .singleElement()
        .returns("never", cell -> text(cell, "state"))
        .returns("Verket", cell -> text(cell, "name"))
        .returns(agency.number(), cell -> text(cell, "publisher"))
        .returns(true, cell -> cell.get("municipality").isNull());
    assertThat(ofAgency(LEDGER_COVERAGE, other)).isEmpty();
    assertThat(ofAgency(COVERAGE, agency)).isEmpty();
    catalog.merge(Upload.ofPostings(agency).row("a", "A"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> text(ofAgency(LEDGER_COVERAGE, agency).getFirst(), "state").equals("current"));
  }

  private void registerAgency(Publisher agency, String... datasets) {
    catalog.send(
        Topics.PUBLISHER_REGISTERED,
        anUpload,
        new PublisherRegistered(agency.number(), "Verket", null, List.of(datasets), 1L, false));
  }

  private List<JsonNode> ofAgency(String coverage, Publisher agency) {
    return reader
        .get(coverage)
        .body()
        .get("coverage")
        .valueStream()
        .filter(cell -> text(cell, "member").equals(agency.number()))
        .toList();
  }

  @Test
  void whoDeliversIsCurrentAndWhoStopsIsTold() {
    register("0114");
    catalog.merge(anUpload);
    awaitState("0114", "current");
    assertThat(text(cell("0114"), "publisher")).isEqualTo(publisher.number());
    assertThat(told("0114", 1)).containsExactly(CoverageState.CURRENT);
    deliveredYearsAgo(2);
    assertThat(told("0114", 2)).endsWith(CoverageState.LATE);
    deliveredYearsAgo(4);
    assertThat(told("0114", 3)).endsWith(CoverageState.STOPPED);
    assertThat(
            meters
                .get("samla.coverage.publishers")
                .tags("dataset", BATHING_PLACES, "state", "stopped")
                .gauge()
                .value())
        .isPositive();
  }

  @Test
  void whatAPublisherHasLeftToMendStandsInItsCell() {
    register("0136");
    catalog.merge(anUpload);
    tellIssues(12, 7, "2026-05-01T10:00:01Z");
    awaitIssues("0136", 12, 7);
    tellIssues(3, 0, "2026-05-01T10:00:02Z");
    awaitIssues("0136", 3, 0);
    tellIssues(99, 99, "2026-05-01T10:00:01.999999Z"); // comes late, and says nothing new
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(10))
        .until(() -> cell("0136").get("openIssues").asInt() == 3);
    assertThat(reader.textOf(COVERAGE, "text/csv").lines())
        .anyMatch(line -> line.startsWith("0136,0136,") && line.endsWith(",3,0,"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(gauge("other")).isEqualTo(3));
    assertThat(gauge("error")).isZero();
  }

  private void tellIssues(long open, long errors, String at) {
    catalog.send(
        Topics.ISSUES_COUNTED,
        anUpload,
        new IssuesCounted(BATHING_PLACES, publisher.number(), open, errors, Instant.parse(at)));
  }

  private void awaitIssues(String municipality, int open, int errors) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> cell(municipality).get("openIssues").asInt() == open);
    assertThat(cell(municipality).get("openErrors").asInt()).isEqualTo(errors);
  }

  private double gauge(String severity) {
    return meters
        .get("samla.coverage.issues")
        .tags("dataset", BATHING_PLACES, "severity", severity)
        .gauge()
        .value();
  }

  /** The service's clock is the machine's: the delivery is put back instead. */
  private void deliveredYearsAgo(int years) {
    jdbc.sql(
            """
            UPDATE source SET delivered_at = now() - make_interval(years => :years)
            WHERE publisher = :publisher
            """)
        .param("years", years)
        .param("publisher", publisher.number())
        .update();
  }

  @Test
  void anOperatorSaysOfWhomNothingIsExpected() throws IOException, InterruptedException {
    assertThat(mark("0125", "wrong key", "no lake")).isEqualTo(401);
    assertThat(mark("0125", RealParts.OPERATOR_KEY, "no lake")).isEqualTo(204);
    assertThat(mark("9999", RealParts.OPERATOR_KEY, "no lake")).isEqualTo(404);
    assertThat(text(cell("0125"), "state")).isEqualTo("notApplicable");
    assertThat(text(cell("0125"), "reason")).isEqualTo("no lake");
    assertThat(told("0125", 1)).containsExactly(CoverageState.NOT_APPLICABLE);
  }

  /** One that is not registered has no publisher yet, and no municipality at all. */
  @Test
  void aRegionIsNamedByItsNumberBeforeItIsRegistered() throws IOException, InterruptedException {
    var coverage = "/v1/datasets/leverantorsreskontra/coverage";
    var region = "2321000255";
    assertThat(mark(coverage, region, RealParts.OPERATOR_KEY, "no ledger")).isEqualTo(204);
    var told =
        topics.awaitEvents(
            Topics.COVERAGE_CHANGED,
            CoverageChanged.class,
            1,
            e -> region.equals(e.getPublisher()));
    assertThat(told.getLast().getTo()).isEqualTo(CoverageState.NOT_APPLICABLE);
  }

  private int mark(String municipality, String key, String reason)
      throws IOException, InterruptedException {
    return mark(COVERAGE, municipality, key, reason);
  }

  private int mark(String coverage, String member, String key, String reason)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(reader.uri(coverage + "/" + member + "/not-applicable"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"reason\":\"" + reason + "\"}"))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
