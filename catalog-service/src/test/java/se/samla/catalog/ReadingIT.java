package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;
import static se.samla.catalog.CatalogReader.text;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.events.PublisherRegistered;
import se.samla.schemas.topics.Topics;

/** The public interface. */
@CatalogTest
class ReadingIT {
  private static final String RECORDS = "/v1/datasets/" + TOILETS + "/records";

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;

  private String recordsOf(String query) {
    return RECORDS + "?publisher=" + publisher.number() + query;
  }

  @Test
  void aDatasetSaysWhatItIsAndHolds() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var dataset = reader.get("/v1/datasets/" + TOILETS).body();
    assertThat(text(dataset.get("title"), "sv")).isEqualTo("Offentliga toaletter");
    assertThat(dataset.get("records").asLong()).isPositive();
    assertThat(text(dataset.get("latestChangeSet"), "cursor")).isEqualTo(reader.latest(TOILETS));
    assertThat(text(dataset.get("fields").get(0), "name")).isEqualTo("source");
    assertThat(reader.get("/v1/datasets").body().get("datasets")).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aRecordSaysWhereItComesFrom() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var record = reader.get(RECORDS + "/" + publisher.record("a")).body();
    assertThat(text(record, "publisher")).isEqualTo(publisher.number());
    assertThat(text(record, "upload")).isEqualTo(upload.id.toString());
    assertThat(text(record, "municipality")).isEqualTo("0180");
    assertThat(text(record.get("content"), "name")).isEqualTo("A");
  }

  @Test
  void aRecordsIdIsNoFileName() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var answer = reader.raw(RECORDS + "/" + publisher.record("a"), "application/json");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("inline; filename=\"record.json\"");
  }

  @Test
  void aSlashInALocalIdIsPartOfTheRecordsId() {
    catalog.merge(Upload.snapshot(publisher).row("a/b;c", "A"));
    var record = reader.get(RECORDS + "/" + publisher.number() + ".a%2Fb%3Bc");
    assertThat(record.status()).isEqualTo(200);
    assertThat(text(record.body(), "id")).isEqualTo(publisher.record("a/b;c"));
  }

  @Test
  void aWithdrawnRecordIsGone() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    catalog.merge(Upload.delta(publisher).delete("a"));
    var answer = reader.get(RECORDS + "/" + publisher.record("a"));
    assertThat(answer.status()).isEqualTo(410);
    assertThat(text(answer.body(), "type")).endsWith("/withdrawn-record");
  }

  @Test
  void pagesLeadFromOneToTheNextWithoutRepeatOrGap() {
    catalog.merge(Upload.snapshot(publisher).rows(7, "r"));
    var first = reader.get(recordsOf("&limit=3")).body();
    assertThat(first.get("records")).hasSize(3);
    assertThat(text(first, "next")).contains("limit=3").contains("publisher=");
    assertThat(reader.namesOf(TOILETS, publisher)).hasSize(7);
  }

  @Test
  void anOffsetLeavesOutSoManyAndTheNextPageGoesOnByCursor() {
    catalog.merge(Upload.snapshot(publisher).rows(5, "r"));
    var all = reader.get(recordsOf("")).body().get("records");
    var page = reader.get(recordsOf("&offset=2&limit=2")).body();
    assertThat(page.get("records").get(0)).isEqualTo(all.get(2));
    assertThat(text(page, "next")).contains("cursor=").doesNotContain("offset=");
  }

  @Test
  void whatMayBeKeptSaysSoAndIsAskedForAgainAtLittleCost() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var answer = reader.raw(recordsOf(""), "application/json");
    var tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, no-cache");
    var again = reader.raw(recordsOf(""), "application/json", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    catalog.merge(Upload.delta(publisher).row("a", "B"));
    assertThat(reader.raw(recordsOf(""), "application/json", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/datasets", "/v1/datasets/" + TOILETS + "/changes"})
  void theListOfDatasetsAndTheFeedMayBeKeptToo(String path) {
    var answer = reader.raw(path, "application/json");
    var tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
    assertThat(reader.raw(path, "application/json", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    catalog.merge(Upload.delta(publisher).row("a", "A"));
    assertThat(reader.raw(path, "application/json", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  /** They change without a change set. */
  @ParameterizedTest
  @ValueSource(strings = {"coverage", "conflicts", "records/%s/contributions"})
  void whatHasNoTagIsAskedForEachTime(String list) {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var path = "/v1/datasets/" + TOILETS + "/" + list.formatted(publisher.record("a"));
    assertThat(reader.raw(path, "application/json").headers().firstValue("Cache-Control"))
        .hasValue("public, no-cache");
  }

  @Test
  void onlyWhoDeliveredAndStayedIsCountedAsAPublisher() {
    var before = publishers();
    var held = Upload.snapshot(publisher).row("a", "A").confirmAlways();
    catalog.send(held);
    catalog.awaitStatus(held, "held");
    assertThat(publishers()).isEqualTo(before);
    var merged = catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    assertThat(publishers()).isEqualTo(before + 1);
    catalog.send(
        Topics.PUBLISHER_REGISTERED,
        merged,
        new PublisherRegistered(publisher.number(), "T", "0180", List.of(TOILETS), 9L, true));
    Awaitility.await().until(() -> publishers() == before);
  }

  private long publishers() {
    return reader.get("/v1/datasets/" + TOILETS).body().get("publishers").asLong();
  }

  @Test
  void aBoxFindsWhatIsInIt() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    assertThat(reader.get(recordsOf("&bbox=18,59,19,60")).body().get("records")).hasSize(1);
    assertThat(reader.get(recordsOf("&bbox=11,57,12,58")).body().get("records")).isEmpty();
    assertThat(reader.get(RECORDS + "?bbox=18,59,19,60&limit=1").body().get("records")).hasSize(1);
    assertThat(reader.get(RECORDS + "?bbox=-9,1,-8,2").body().get("records")).isEmpty();
    assertThat(reader.get(recordsOf("&municipality=0180")).body().get("records")).hasSize(1);
    assertThat(reader.get(recordsOf("&municipality=1480")).body().get("records")).isEmpty();
  }

  @Test
  void aFilterThatWouldNotFilterIsRefused() {
    assertThat(reader.get(recordsOf("&nonsense=1")).status()).isEqualTo(400);
    var answer = reader.get("/v1/datasets/" + TOILETS + "/changes?name=deleted");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(text(answer.body(), "detail")).contains("name: deleted").contains("after");
  }

  @Test
  void recordsComeAsGeoJsonWhenAskedFor() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var answer = reader.get(recordsOf(""), "application/geo+json");
    var feature = answer.body().get("features").get(0);
    assertThat(answer.contentType()).startsWith("application/geo+json");
    assertThat(text(answer.body(), "type")).isEqualTo("FeatureCollection");
    assertThat(text(feature, "type")).isEqualTo("Feature");
    assertThat(text(feature.get("geometry"), "type")).isEqualTo("Point");
    assertThat(feature.get("geometry").get("coordinates").get(0).asDouble()).isEqualTo(18.1);
    assertThat(feature.get("geometry").get("coordinates").get(1).asDouble()).isEqualTo(59.3);
    assertThat(text(feature.get("properties"), "name")).isEqualTo("A");
    assertThat(text(feature, "publisher")).isEqualTo(publisher.number());
  }

  @Test
  void aChangeShowsContentBeforeAndAfter() {
    var start = reader.latest(TOILETS);
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    catalog.merge(Upload.delta(publisher).row("a", "A2"));
    catalog.merge(Upload.delta(publisher).delete("a"));
    var changes =
        reader.changesAfter(TOILETS, start).stream()
            .filter(c -> text(c, "publisher").equals(publisher.number()))
            .toList();
    assertThat(CatalogReader.each(changes, c -> text(c, "operation")))
        .isEqualTo(List.of("created", "updated", "deleted"));
    assertThat(changes.get(0).get("before").isNull()).isTrue();
    assertThat(text(changes.get(1).get("before"), "name")).isEqualTo("A");
    assertThat(text(changes.get(1).get("after"), "name")).isEqualTo("A2");
    assertThat(changes.get(1).get("fields").get(0).asString()).isEqualTo("name");
    assertThat(changes.get(2).get("after").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/datasets/nowhere, 404, unknown-dataset",
    "/v1/datasets/nowhere/changes, 404, unknown-dataset",
    RECORDS + "/nothing, 404, unknown-record",
    RECORDS + "?limit=0, 400, bad-parameter",
    RECORDS + "?offset=10001, 400, bad-parameter",
    RECORDS + "?limit=many, 400, bad-parameter",
    RECORDS + "?cursor=%21, 400, bad-parameter",
    "'" + RECORDS + "?bbox=1,2,3', 400, bad-parameter",
    "'" + RECORDS + "?bbox=19,59,18,60', 400, bad-parameter",
    "/v1/datasets/" + TOILETS + "/changes?after=here, 400, bad-parameter",
    "/v1/datasets/" + TOILETS + "/changes?after=99.1.1, 410, cursor-of-another-epoch",
    "/v1/nowhere, 404, not-found",
  })
  void whatCannotBeAnsweredIsAProblemWithAType(String path, int status, String word) {
    var answer = reader.get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(text(answer.body(), "type")).isEqualTo("https://samla.se/problems/" + word);
  }

  @Test
  void theInterfaceDescribesItself() {
    var document = reader.get("/v3/api-docs").body();
    assertThat(text(document, "openapi")).startsWith("3.1");
    assertThat(document.get("paths").propertyNames()).contains("/datasets/{dataset}/changes");
  }
}
