package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.UploadMerged;
import se.samla.schemas.topics.Topics;

/** What uploads of one publisher do to its records. */
@CatalogTest
class SnapshotAndDeltaIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private JdbcClient jdbc;

  private Map<String, String> records() {
    return reader.namesOf(TOILETS, publisher);
  }

  private UploadMerged merged(Upload upload) {
    return topics
        .awaitEvents(
            Topics.UPLOAD_MERGED, UploadMerged.class, 1, e -> e.getUpload().equals(upload.id))
        .getFirst();
  }

  @Test
  void aSnapshotReplacesWhatThePublisherSaidBefore() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B").row("c", "C"));
    var second =
        catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B2").row("d", "D"));
    assertThat(records())
        .containsOnly(
            Map.entry(publisher.record("a"), "A"),
            Map.entry(publisher.record("b"), "B2"),
            Map.entry(publisher.record("d"), "D"));
    assertThat(merged(second))
        .returns(1L, UploadMerged::getCreated)
        .returns(1L, UploadMerged::getUpdated)
        .returns(1L, UploadMerged::getDeleted)
        .returns(1L, UploadMerged::getUnchanged);
  }

  @Test
  void aDeltaChangesItsRowsOnly() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B").row("c", "C"));
    catalog.merge(Upload.delta(publisher).row("b", "B2").delete("c"));
    assertThat(records())
        .containsOnly(
            Map.entry(publisher.record("a"), "A"), Map.entry(publisher.record("b"), "B2"));
  }

  @Test
  void anIdenticalSnapshotChangesNothingAndTakesNoNumber() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var repeated = catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    assertThat(merged(repeated))
        .returns(null, UploadMerged::getChangeSet)
        .returns(1L, UploadMerged::getUnchanged);
    assertThat(catalog.versionsOf(repeated)).isZero();
  }

  @Test
  void aHundredIdenticalSnapshotsAddNoVersion() {
    catalog.merge(Upload.snapshot(publisher).rows(20, "r"));
    var latest = reader.latest(TOILETS);
    var rows = rowsOf("version") + rowsOf("change") + rowsOf("contribution") + rowsOf("record");
    var again = Stream.generate(() -> Upload.snapshot(publisher).rows(20, "r")).limit(100).toList();
    again.forEach(catalog::send);
    again.forEach(upload -> catalog.awaitStatus(upload, "merged"));
    assertThat(rowsOf("version") + rowsOf("change") + rowsOf("contribution") + rowsOf("record"))
        .isEqualTo(rows);
    assertThat(reader.latest(TOILETS)).isEqualTo(latest);
    var path = "/v1/datasets/" + TOILETS + "/records/" + publisher.record("r7") + "/history";
    assertThat(reader.get(path).body().get("versions")).hasSize(1);
  }

  private long rowsOf(String table) {
    return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  @Test
  void keepsThePreviousVersionOfARowThatFailsValidation() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    catalog.merge(Upload.snapshot(publisher).row("a", "A2").quarantine("b"));
    assertThat(records())
        .containsOnly(
            Map.entry(publisher.record("a"), "A2"), Map.entry(publisher.record("b"), "B"));
  }

  @Test
  void deletesNothingWhenDeletionsAreWithheld() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var second = catalog.merge(Upload.snapshot(publisher).row("a", "A2").withholdingDeletions());
    assertThat(records()).hasSize(2);
    assertThat(merged(second).getDeletionsWithheld()).isTrue();
  }

  @Test
  void anUploadWhoseRowsAllFailedChangesNothing() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var rejected = Upload.snapshot(publisher);
    catalog.abandon(rejected);
    catalog.awaitStatus(rejected, "abandoned");
    catalog.merge(Upload.delta(publisher).row("c", "C"));
    assertThat(records().values()).containsExactlyInAnyOrder("A", "B", "C");
  }

  @Test
  void theFirstOfTwoRowsWithOneIdCounts() {
    catalog.merge(Upload.snapshot(publisher).row("a", "first").row("a", "second"));
    assertThat(records()).containsOnly(Map.entry(publisher.record("a"), "first"));
  }

  @Test
  void aLateOlderUploadChangesNothingThatANewerOneSaid() {
    catalog.merge(Upload.snapshot(publisher, 10).row("a", "new").row("b", "B"));
    catalog.merge(Upload.delta(publisher, 12).row("late", "delivered by a delta").delete("b"));
    var late =
        catalog.merge(
            Upload.snapshot(publisher, 9).row("a", "old").row("b", "B").row("gone", "gone"));
    catalog.merge(Upload.snapshot(publisher, 11).row("a", "newest"));
    assertThat(records())
        .containsOnly(
            Map.entry(publisher.record("a"), "newest"),
            Map.entry(publisher.record("late"), "delivered by a delta"));
    assertThat(merged(late).getChangeSet()).isNull();
  }

  @Test
  void aRowInQuarantineLeavesTheLastWordToALateOlderUpload() {
    catalog.merge(Upload.snapshot(publisher, 1).row("a", "A"));
    catalog.merge(Upload.snapshot(publisher, 3).quarantine("a").quarantine("b"));
    catalog.merge(Upload.delta(publisher, 2).row("a", "A2").row("b", "B").row("c", "C"));
    assertThat(records())
        .containsOnly(
            Map.entry(publisher.record("a"), "A2"), Map.entry(publisher.record("b"), "B"));
  }

  @Test
  void aDeletedRecordThatComesBackIsCreatedAgainInItsNextVersion() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    catalog.merge(Upload.delta(publisher).delete("a"));
    catalog.merge(Upload.delta(publisher).row("a", "A"));
    var record = reader.get("/v1/datasets/" + TOILETS + "/records/" + publisher.record("a")).body();
    assertThat(record.get("version").asInt()).isEqualTo(3);
  }

  @Test
  void eventsThatComeAgainHaveNoEffect() {
    var upload = Upload.snapshot(publisher).rows(1200, "r");
    catalog.merge(upload);
    catalog.send(upload);
    catalog.send(upload);
    catalog.merge(Upload.delta(publisher).row("after", "A"));
    assertThat(records()).hasSize(1201);
    assertThat(catalog.statusOf(upload.id)).isEqualTo("merged");
    assertThat(catalog.versionsOf(upload)).isEqualTo(1200);
  }
}
