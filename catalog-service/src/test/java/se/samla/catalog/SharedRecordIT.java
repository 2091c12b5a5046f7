package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogReader.text;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.events.UploadKind;
import tools.jackson.databind.JsonNode;

/** Several publishers, one thing: the national key makes their contributions one record. */
@CatalogTest
class SharedRecordIT {
  private static final AtomicInteger KEYS = new AtomicInteger();

  private final Publisher municipality = Publisher.any();
  private final Publisher register = Publisher.any();
  private final String key = newKey();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;

  private static String newKey() {
    return "SE1100180%09d".formatted(KEYS.incrementAndGet());
  }

  private Upload delta(Publisher publisher) {
    return Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt());
  }

  private JsonNode record(String id) {
    return reader.get("/v1/datasets/" + BATHING_PLACES + "/records/" + id).body();
  }

  private Stream<JsonNode> changesSince(String cursor) {
    return reader.changesAfter(BATHING_PLACES, cursor).stream();
  }

  @Test
  void theStrongerAuthorityIsTheRecordWhoeverCameFirst() {
    catalog.merge(delta(register).row("r", "by the register", key, 1));
    catalog.merge(delta(municipality).row("m", "by the municipality", key, 0));
    catalog.merge(delta(register).row("r", "by the register again", key, 1));
    assertThat(text(record(key), "publisher")).isEqualTo(municipality.number());
    assertThat(text(record(key).get("content"), "name")).isEqualTo("by the municipality");
    assertThat(record(key).get("version").asInt()).isEqualTo(2);
  }

  /** The register has sent more uploads: what counts is when the last byte came, not how many. */
  @Test
  void amongEqualsTheNewerDateDecidesThenTheNewerUploadThenTheSmallerNumber() {
    var may = LocalDate.of(2026, 5, 1);
    for (var name : List.of("X", "Y", "Z")) {
      catalog.merge(delta(register).row("x", name, null, 0));
    }
    catalog.merge(delta(register).row("r", "R", key, 0, may));
    catalog.merge(delta(municipality).row("m", "M", key, 0, may.minusDays(1)));
    assertThat(winnerAndRule()).isEqualTo(register.number() + " updated");
    catalog.merge(delta(municipality).row("m", "M2", key, 0, may));
    assertThat(winnerAndRule()).isEqualTo(municipality.number() + " receipt");
    catalog.merge(delta(register).row("r", "R2", key, 0, may).row("s", "S", key, 0, may));
    assertThat(winnerAndRule()).isEqualTo(register.number() + " receipt");
    assertThat(text(record(key).get("content"), "name")).isEqualTo("R2");
    catalog.merge(delta(municipality).delete("m"));
    assertThat(winnerAndRule()).isEqualTo(register.number() + " identity");
  }

  /** Of the conflict that is listed for the municipality, or for the register alone. */
  private String winnerAndRule() {
    var conflicts =
        reader
            .pages("/v1/datasets/" + BATHING_PLACES + "/conflicts?limit=1000", "conflicts")
            .stream()
            .filter(c -> text(c, "recordId").equals(key))
            .toList();
    var first =
        conflicts.stream()
            .filter(c -> !text(c, "publisher").equals(text(c, "winner")))
            .findFirst()
            .orElse(conflicts.getFirst());
    assertThat(text(record(key), "publisher")).isEqualTo(text(first, "winner"));
    return text(first, "winner") + " " + text(first, "rule");
  }

  @Test
  void aWithdrawnWinnerLetsTheNextOneWinAsAChange() {
    catalog.merge(delta(municipality).row("m", "by the municipality", key, 0));
    catalog.merge(delta(register).row("r", "by the register", key, 1));
    var before = reader.latest(BATHING_PLACES);
    catalog.merge(delta(municipality).delete("m"));
    var change = changesSince(before).filter(c -> text(c, "recordId").equals(key)).toList();
    assertThat(CatalogReader.each(change, c -> text(c, "operation"))).containsExactly("updated");
    assertThat(text(change.getFirst(), "publisher")).isEqualTo(municipality.number());
    assertThat(publisherOf(change.getFirst(), "recordBefore")).isEqualTo(municipality.number());
    assertThat(publisherOf(change.getFirst(), "recordAfter")).isEqualTo(register.number());
    assertThat(text(record(key), "publisher")).isEqualTo(register.number());
    catalog.merge(delta(register).delete("r"));
    assertThat(text(record(key), "type")).endsWith("/withdrawn-record");
  }

  private static String publisherOf(JsonNode change, String side) {
    return text(change.get(side), "publisher");
  }

  @Test
  void aContributionThatGainsItsKeyIsDeletedAndCreatedInOneChangeSet() {
    catalog.merge(delta(municipality).row("m", "place", null, 0));
    var before = reader.latest(BATHING_PLACES);
    catalog.merge(delta(municipality).row("m", "place", key, 0));
    var changes =
        changesSince(before)
            .filter(c -> text(c, "publisher").equals(municipality.number()))
            .toList();
    assertThat(CatalogReader.each(changes, c -> text(c, "operation") + " " + text(c, "recordId")))
        .isEqualTo(List.of("deleted " + municipality.record("m"), "created " + key));
    assertThat(text(changes.getFirst(), "changeSet"))
        .isEqualTo(text(changes.getLast(), "changeSet"));
  }

  /** Every publisher claims every key, in opposite orders: nobody waits for ever, one wins. */
  @Test
  void concurrentClaimsEndInOneWinnerEach() {
    var keys = Stream.generate(SharedRecordIT::newKey).limit(40).toList();
    var uploads = Stream.of(municipality, register).map(p -> claiming(p, keys)).toList();
    for (var round = 0; round < 5; round++) {
      uploads.forEach(claim -> claim.run());
    }
    catalog.merge(delta(municipality).row("end", "end", null, 0));
    catalog.merge(delta(register).row("end", "end", null, 0));
    assertThat(keys).allMatch(k -> text(record(k), "publisher").equals(municipality.number()));
  }

  private Runnable claiming(Publisher publisher, List<String> keys) {
    var forwards = publisher.equals(municipality);
    return () -> {
      var upload = delta(publisher);
      (forwards ? keys : keys.reversed())
          .forEach(k -> upload.row(k, "by " + upload.receipt, k, forwards ? 0 : 1));
      catalog.send(upload);
    };
  }
}
