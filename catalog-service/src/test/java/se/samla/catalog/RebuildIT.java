package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogReader.text;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.merging.Rebuild;
import se.samla.catalog.merging.Rebuild.Rebuilt;
import se.samla.events.PublisherRegistered;
import se.samla.events.UploadKind;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.Manifest;
import se.samla.schemas.topics.Topics;
import tools.jackson.databind.JsonNode;

/** Records recomputed from contributions, by the same definition and by another. */
@CatalogTest
class RebuildIT {
  private static final String KEY = "SE6600186000000001";
  private static final List<String> REGISTER_FIRST = List.of("2021006420", "municipality-of-key");

  private final Publisher municipality = Publisher.any();
  private final Publisher register = new Publisher("2021006420", new AtomicLong());
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private Datasets datasets;
  @Autowired private Rebuild rebuild;
  @Autowired private JdbcClient jdbc;

  private JsonNode record() {
    return reader.get("/v1/datasets/" + BATHING_PLACES + "/records/" + KEY).body();
  }

  private void bothClaimIt() {
    var upload = places(municipality).row("m", "by the municipality", KEY, 0);
    catalog.send(
        Topics.PUBLISHER_REGISTERED,
        upload,
        new PublisherRegistered(
            municipality.number(), "Lidingö", "0186", List.of(BATHING_PLACES), 1L, false));
    Awaitility.await().until(this::isRegistered);
    catalog.merge(upload);
    catalog.merge(places(register).row("r", "by the register", KEY, 1));
  }

  private boolean isRegistered() {
    return jdbc.sql("SELECT count(*) FROM publisher WHERE organisation_number = :number")
            .param("number", municipality.number())
            .query(Integer.class)
            .single()
        == 1;
  }

  private static Upload places(Publisher publisher) {
    return Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt());
  }

  /** The same dataset with other rules. */
  private static Dataset with(Dataset dataset, List<String> authority, Manifest.Identity identity) {
    var definition = dataset.definition();
    var m = definition.manifest();
    return new Dataset(
        dataset.id(),
        new DatasetDefinition(
            definition.name(),
            new Manifest(
                m.record(),
                m.title(),
                m.description(),
                m.theme(),
                m.keywords(),
                m.licence(),
                m.conformsTo(),
                m.status(),
                m.frequency(),
                identity,
                authority,
                m.municipality(),
                m.geometry(),
                m.updated(),
                m.guard(),
                m.expected(),
                m.rows(),
                m.ignore(),
                m.snapshot(),
                m.privacy(),
                m.perimeter(),
                m.columns()),
            definition.schema(),
            definition.fields()));
  }

  @Test
  void theSameDefinitionGivesNoDifferenceAndAnotherOneChangeSet()
      throws IOException, InterruptedException {
    bothClaimIt();
    var dataset = datasets.get(BATHING_PLACES);
    // Other tests' rows were not derived by the definition; from here on all are.
    rebuilt(dataset);
    assertThat(text(record(), "publisher")).isEqualTo(municipality.number());
    var before = reader.latest(BATHING_PLACES);
    var version = record().get("version").asInt();

    assertThat(rebuilt(dataset)).isEqualTo(new Rebuilt(0, 0, 0, 0, 0));
    assertThat(reader.latest(BATHING_PLACES)).isEqualTo(before);

    var changed = rebuilt(with(dataset, REGISTER_FIRST, identityOf(dataset)));
    assertThat(changed.updated()).isPositive();
    assertThat(text(record(), "publisher")).isEqualTo(register.number());
    assertThat(record().get("version").asInt()).isEqualTo(version + 1);
    assertThat(reader.changesAfter(BATHING_PLACES, before))
        .isNotEmpty()
        .allMatch(change -> change.get("changeSet").asLong() == changed.changeSet());

    assertThat(rebuiltByOperator()).isEqualTo(200);
    assertThat(text(record(), "publisher")).isEqualTo(municipality.number());
  }

  private static Manifest.Identity identityOf(Dataset dataset) {
    return dataset.definition().manifest().identity();
  }

  @Test
  void otherKeysMakeOtherRecordsInOneChangeSetAndHistoryStays() {
    bothClaimIt();
    var dataset = datasets.get(BATHING_PLACES);
    rebuilt(dataset);
    var history = reader.changesAfter(BATHING_PLACES, "");

    var changed = rebuilt(withoutKeys(dataset));
    assertThat(changed.deleted()).isPositive();
    assertThat(reader.changesAfter(BATHING_PLACES, "").subList(0, history.size()))
        .isEqualTo(history);
    assertThat(reader.get("/v1/datasets/" + BATHING_PLACES + "/records/" + KEY).status())
        .isEqualTo(301);
    assertThat(reader.namesOf(BATHING_PLACES, municipality))
        .containsEntry(municipality.record("m"), "by the municipality");
    assertThat(reader.namesOf(BATHING_PLACES, register))
        .containsEntry(register.record("r"), "by the register");
    assertThat(reader.get("/v1/datasets/" + BATHING_PLACES + "/conflicts").body().get("conflicts"))
        .isEmpty();

    rebuilt(dataset);
    assertThat(text(record(), "publisher")).isEqualTo(municipality.number());
    var all = reader.changesAfter(BATHING_PLACES, "");
    assertThat(all.subList(0, history.size())).isEqualTo(history);
    assertThat(all.subList(history.size(), all.size()))
        .extracting(change -> change.get("changeSet").asLong())
        .contains(changed.changeSet(), changed.changeSet() + 1)
        .allMatch(number -> number >= changed.changeSet());
  }

  /** The rows say another municipality than the definition derives of their key. */
  @Test
  void anotherMunicipalityIsAChangeAndThePastKeepsTheFormer() {
    bothClaimIt();
    assertThat(text(record(), "municipality")).isEqualTo("0180");
    var before = reader.latest(BATHING_PLACES);
    var history = reader.changesAfter(BATHING_PLACES, "");
    var committedAt = text(history.getLast(), "changedAt");

    var changed = rebuilt(datasets.get(BATHING_PLACES));
    assertThat(changed.updated()).isPositive();
    assertThat(text(record(), "municipality")).isEqualTo("0186");
    assertThat(text(record(), "publisher")).isEqualTo(municipality.number());
    var change =
        reader.changesAfter(BATHING_PLACES, before).stream()
            .filter(c -> text(c, "recordId").equals(KEY))
            .toList();
    assertThat(change).hasSize(1).allMatch(c -> c.get("fields").isEmpty());
    assertThat(text(change.getFirst().get("recordBefore"), "municipality")).isEqualTo("0180");
    assertThat(text(change.getFirst().get("recordAfter"), "municipality")).isEqualTo("0186");

    assertThat(reader.changesAfter(BATHING_PLACES, "").subList(0, history.size()))
        .isEqualTo(history);
    assertThat(idsOf("0180", "&asOf=" + committedAt)).contains(KEY);
    assertThat(idsOf("0186", "&asOf=" + committedAt)).doesNotContain(KEY);
    assertThat(idsOf("0180", "")).doesNotContain(KEY);
    assertThat(rebuilt(datasets.get(BATHING_PLACES))).isEqualTo(new Rebuilt(0, 0, 0, 0, 0));
  }

  private List<String> idsOf(String code, String moment) {
    var path = "/v1/datasets/" + BATHING_PLACES + "/records?limit=1000&municipality=" + code;
    return CatalogReader.each(reader.pages(path + moment, "records"), r -> text(r, "id"));
  }

  private static Dataset withoutKeys(Dataset dataset) {
    var identity = identityOf(dataset);
    var manifest = dataset.definition().manifest();
    return with(
        dataset,
        manifest.authority(),
        new Manifest.Identity(identity.localId(), identity.derive(), null));
  }

  private int rebuiltByOperator() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(reader.uri("/v1/datasets/" + BATHING_PLACES + "/rebuild"))
            .header("Authorization", "Bearer " + RealParts.OPERATOR_KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"new rules\"}"))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private Rebuilt rebuilt(Dataset dataset) {
    return rebuild.of(dataset, () -> {});
  }
}
