package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;
import static se.samla.catalog.CatalogReader.text;

import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dataset as it was, and what changed in between. */
@CatalogTest
class PastIT {
  private static final String DATASET = "/v1/datasets/" + TOILETS;

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private Decisions people;
  @Autowired private JdbcClient jdbc;

  /** When the dataset's newest change set was committed. */
  private String now() {
    return jdbc.sql("SELECT committed_at FROM dataset WHERE name = :name")
        .param("name", TOILETS)
        .query(Timestamp.class)
        .single()
        .toInstant()
        .toString();
  }

  private List<String> namesAt(String time) {
    var path = DATASET + "/records?publisher=" + publisher.number() + "&limit=2&asOf=" + time;
    return CatalogReader.each(reader.pages(path, "records"), r -> text(r.get("content"), "name"));
  }

  @Test
  void recordsAreAsTheyWereAtATime() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B").row("c", "C"));
    var first = now();
    catalog.merge(Upload.delta(publisher).row("a", "A2").delete("b").row("d", "D"));
    var second = now();
    catalog.merge(Upload.delta(publisher).row("a", "A3").row("b", "B again"));
    assertThat(namesAt(first)).containsExactly("A", "B", "C");
    assertThat(namesAt(second)).containsExactly("A2", "C", "D");
    assertThat(namesAt("2001-01-01T00:00:00Z")).isEmpty();
    assertThat(namesAt(now())).containsExactly("A3", "B again", "C", "D");
    var record = DATASET + "/records/" + publisher.record("b") + "?asOf=";
    assertThat(text(reader.get(record + first).body().get("content"), "name")).isEqualTo("B");
    assertThat(reader.get(record + second).status()).isEqualTo(410);
    assertThat(reader.get(record + "2001-01-01T00:00:00Z").status()).isEqualTo(404);
    assertThat(reader.get(record + "yesterday").status()).isEqualTo(400);
  }

  @Test
  void theDifferenceIsWhatChangedAllTold() {
    catalog.merge(
        Upload.snapshot(publisher).row("a", "A").row("b", "B").row("c", "C").row("e", "E"));
    var from = now();
    catalog.merge(Upload.delta(publisher).row("a", "A2").delete("b").row("d", "D").row("e", "X"));
    catalog.merge(Upload.delta(publisher).row("a", "A3").delete("d").row("e", "E").row("f", "F"));
    var path = DATASET + "/difference?limit=2&from=" + from + "&to=" + now();
    var net = reader.pages(path, "differences");
    assertThat(CatalogReader.each(net, d -> text(d, "operation") + " " + text(d, "recordId")))
        .containsExactly(
            "updated " + publisher.record("a"),
            "deleted " + publisher.record("b"),
            "created " + publisher.record("f"));
    assertThat(text(net.getFirst().get("before"), "name")).isEqualTo("A");
    assertThat(text(net.getFirst().get("after"), "name")).isEqualTo("A3");
    assertThat(net.getFirst().get("fields").get(0).asString()).isEqualTo("name");
  }

  /** Who keeps a copy by differences must hear that a person is gone. */
  @Test
  void theDifferenceTellsWhatWasErasedInBetween() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "Secret").row("b", "B"));
    var from = now();
    catalog.awaitStatus(people.erase(upload, publisher.record("a")), "merged");
    var net = reader.pages(DATASET + "/difference?from=" + from, "differences");
    assertThat(CatalogReader.each(net, d -> text(d, "operation") + " " + text(d, "recordId")))
        .containsExactly("erased " + publisher.record("a"));
    assertThat(net.getFirst().get("before").isNull()).isTrue();
    assertThat(net.getFirst().get("after").isNull()).isTrue();
  }

  @Test
  void aDifferenceThatRunsBackwardsIsRefused() {
    var path = DATASET + "/difference?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z";
    assertThat(reader.get(path).status()).isEqualTo(400);
  }

  @Test
  void aDifferenceWithoutABeginningIsFromBeforeTheFirstChange() {
    catalog.merge(Upload.snapshot(Publisher.any()).row("a", "A"));
    var difference = reader.get(DATASET + "/difference?limit=1").body();
    assertThat(difference.get("fromChangeSet").asLong()).isZero();
    assertThat(difference.get("differences")).hasSize(1);
  }
}
