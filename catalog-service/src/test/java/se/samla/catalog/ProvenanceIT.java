package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogDriver.TOILETS;
import static se.samla.catalog.CatalogReader.text;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.events.ConflictChanged;
import se.samla.events.ConflictState;
import se.samla.events.UploadKind;
import se.samla.schemas.topics.Topics;
import tools.jackson.databind.JsonNode;

/** Where records come from, where they went, and who else claims them. */
@CatalogTest
class ProvenanceIT {
  private static final AtomicInteger KEYS = new AtomicInteger();
  private static final String PLACES = "/v1/datasets/" + BATHING_PLACES;

  private final Publisher municipality = Publisher.any();
  private final Publisher register = Publisher.any();
  private final String key = "SE4400180%09d".formatted(KEYS.incrementAndGet());
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;

  private static Upload places(Publisher publisher) {
    return Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt());
  }

  private JsonNode records(String path) {
    return reader.get(PLACES + "/records/" + path).body();
  }

  @Test
  void aRecordsHistoryIsEveryVersionWithItsUploadAndLine() {
    var path = "/v1/datasets/" + TOILETS + "/records/" + municipality.record("a") + "/history";
    var first = catalog.merge(Upload.snapshot(municipality).row("a", "A"));
    catalog.merge(Upload.delta(municipality).row("a", "A2"));
    catalog.merge(Upload.delta(municipality).delete("a"));
    var history = reader.get(path).body();
    assertThat(
            CatalogReader.each(
                history.get("versions").valueStream().toList(), v -> text(v, "operation")))
        .containsExactly("deleted", "updated", "created");
    var oldest = history.get("versions").get(2);
    assertThat(text(oldest, "upload")).isEqualTo(first.id.toString());
    assertThat(oldest.get("line").asInt()).isEqualTo(2);
    assertThat(text(oldest.get("content"), "name")).isEqualTo("A");
    assertThat(oldest.get("schema").asInt()).isPositive();
    assertThat(history.get("next").isNull()).isTrue();
  }

  @Test
  void aLongHistoryComesInPages() {
    for (var i = 0; i < 5; i++) {
      catalog.merge(Upload.delta(municipality).row("a", "A" + i));
    }
    var path =
        "/v1/datasets/" + TOILETS + "/records/" + municipality.record("a") + "/history?limit=2";
    var names =
        reader.pages(path, "versions").stream().map(v -> text(v.get("content"), "name")).toList();
    assertThat(names).containsExactly("A4", "A3", "A2", "A1", "A0");
  }

  @Test
  void theOldIdOfAContributionThatGainedItsKeyLeadsToTheNew() {
    catalog.merge(places(municipality).row("m", "place", null, 0));
    catalog.merge(places(municipality).row("m", "place", key, 0));
    var old = PLACES + "/records/" + municipality.record("m");
    var answer = reader.raw(old, "application/json");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/records/" + key);
    catalog.merge(places(municipality).row("m", "place", null, 0));
    assertThat(
            reader
                .raw(PLACES + "/records/" + key, "application/json")
                .headers()
                .firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(municipality.record("m")));
    catalog.merge(places(municipality).delete("m"));
    assertThat(reader.get(PLACES + "/records/" + key).status()).isEqualTo(410);
  }

  @Test
  void aRecordSaysWithWhichLineAndSchemaItCame() {
    catalog.merge(Upload.snapshot(municipality).row("x", "X").row("a", "A"));
    var path = "/v1/datasets/" + TOILETS + "/records/" + municipality.record("a");
    var record = reader.get(path).body();
    assertThat(record.get("line").asInt()).isEqualTo(3);
    assertThat(record.get("schema").asInt()).isPositive();
    assertThat(text(record, "localId")).isEqualTo("a");
    assertThat(text(record.get("content"), "name")).isEqualTo("A");
    var then = text(record, "changedAt");
    catalog.merge(Upload.snapshot(municipality).row("a", "A2"));
    assertThat(reader.get(path).body().get("line").asInt()).isEqualTo(2);
    assertThat(reader.get(path + "?asOf=" + then).body().get("line").asInt()).isEqualTo(3);
  }

  @Test
  void contributionsOfAnIdThatMovedOrWentAnswerAsTheRecordDoes() {
    catalog.merge(places(municipality).row("m", "place", null, 0));
    catalog.merge(places(municipality).row("m", "place", key, 0));
    var old = PLACES + "/records/" + municipality.record("m") + "/contributions";
    var answer = reader.raw(old, "application/json");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith("/records/" + key + "/contributions");
    catalog.merge(places(municipality).delete("m"));
    assertThat(reader.get(PLACES + "/records/" + key + "/contributions").status()).isEqualTo(410);
    assertThat(reader.get(PLACES + "/records/nobody/contributions").status()).isEqualTo(404);
  }

  @Test
  void theOldIdOfThePastLeadsToTheNewOneOfThePast() {
    catalog.merge(places(municipality).row("m", "place", null, 0));
    catalog.merge(places(municipality).row("m", "place", key, 0));
    var then = text(reader.get(PLACES + "/records/" + key).body(), "changedAt");
    var old = PLACES + "/records/" + municipality.record("m") + "?asOf=" + then;
    var answer = reader.raw(old, "application/json");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .contains("/records/" + key + "?asOf=" + then.substring(0, 10));
  }

  @Test
  void contributionsShowWhoLostAndWhy() {
    catalog.merge(places(municipality).row("m", "by the municipality", key, 0));
    catalog.merge(places(register).row("r", "by the register", key, 1));
    var contributions = records(key + "/contributions").get("contributions");
    assertThat(contributions).hasSize(2);
    assertThat(text(contributions.get(0), "publisher")).isEqualTo(municipality.number());
    assertThat(contributions.get(0).get("wins").asBoolean()).isTrue();
    assertThat(text(contributions.get(1), "rule")).isEqualTo("authority");
    assertThat(text(contributions.get(1), "winner")).isEqualTo(municipality.number());
    assertThat(text(contributions.get(1).get("content"), "name")).isEqualTo("by the register");
  }

  @Test
  void aConflictIsListedAndToldWhileItLasts() {
    catalog.merge(places(register).row("r", "by the register", key, 1));
    catalog.merge(places(municipality).row("m", "by the municipality", key, 0));
    var conflicts = PLACES + "/conflicts?publisher=" + municipality.number();
    var listed = reader.get(conflicts).body().get("conflicts");
    assertThat(listed).hasSize(1);
    assertThat(text(listed.get(0), "recordId")).isEqualTo(key);
    assertThat(text(listed.get(0), "publisher")).isEqualTo(register.number());
    catalog.merge(places(municipality).delete("m"));
    assertThat(reader.get(conflicts).body().get("conflicts")).isEmpty();
    var told =
        topics.awaitEvents(
            Topics.CONFLICT_CHANGED, ConflictChanged.class, 2, e -> e.getRecordId().equals(key));
    assertThat(told)
        .extracting(ConflictChanged::getState)
        .containsExactly(ConflictState.OPENED, ConflictState.CLOSED);
    assertThat(told).extracting(ConflictChanged::getRule).containsOnly("authority");
  }

  @Test
  void conflictsComeInPages() {
    var claims = places(municipality);
    var others = places(register);
    for (var i = 0; i < 5; i++) {
      claims.row("m" + i, "m", "SE5500180%09d".formatted(i), 0);
      others.row("r" + i, "r", "SE5500180%09d".formatted(i), 1);
    }
    catalog.merge(claims);
    catalog.merge(others);
    var path = PLACES + "/conflicts?limit=2&publisher=" + register.number();
    assertThat(CatalogReader.each(reader.pages(path, "conflicts"), c -> text(c, "localId")))
        .containsExactly("r0", "r1", "r2", "r3", "r4");
  }
}
