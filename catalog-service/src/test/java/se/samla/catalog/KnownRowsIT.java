package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.UploadMerged;
import se.samla.schemas.topics.Topics;

/**
 * Rows of large uploads that say what their publisher said before: pointers, until they are not.
 */
@CatalogTest
class KnownRowsIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private JdbcClient jdbc;

  @Test
  void onlyWhatIsNewIsWritten() {
    catalog.merge(places("A", "B", "C", "D", "E", "F"));
    var second = places("A", "B", "C", "D2", "E");
    stage(second);
    assertThat(catalog.versionsOf(second)).as("the first batch, and D2").isEqualTo(3);
    complete(second);
    assertThat(merged(second))
        .returns(1L, UploadMerged::getUpdated)
        .returns(1L, UploadMerged::getDeleted)
        .returns(4L, UploadMerged::getUnchanged);
    assertThat(names()).containsExactlyInAnyOrder("A", "B", "C", "D2", "E");
    assertThat(catalog.versionsOf(second)).isEqualTo(1);
    assertThat(pointersOf(second)).isZero();
  }

  @Test
  void aRowIsNewAfterAllWhenItsPublisherSaidOtherwiseMeanwhile() {
    catalog.merge(places("A", "B", "C", "D"));
    var between = Upload.delta(publisher).row("p2", "C2").delete("p3");
    var last = places("A", "B", "C", "D");
    stage(last);
    catalog.merge(between);
    complete(last);
    assertThat(names()).containsExactlyInAnyOrder("A", "B", "C", "D");
    assertThat(merged(last))
        .returns(1L, UploadMerged::getUpdated)
        .returns(1L, UploadMerged::getCreated)
        .returns(2L, UploadMerged::getUnchanged);
    assertThat(uploadOf("p2")).isEqualTo(last.id.toString());
  }

  @Test
  void aKnownRowOfADeltaIsItsLastWord() {
    catalog.merge(places("A", "B", "C", "D"));
    var late = Upload.delta(publisher).row("p3", "late");
    var delta = Upload.delta(publisher).inBatchesOf(2);
    catalog.merge(delta.row("p0", "A").row("p1", "B").row("p2", "C").row("p3", "D"));
    catalog.merge(late);
    assertThat(names()).containsExactlyInAnyOrder("A", "B", "C", "D");
    assertThat(merged(late).getChangeSet()).isNull();
  }

  @Test
  void theFirstOfTwoRowsWithOneIdCountsWhicheverIsKnown() {
    catalog.merge(places("A", "B", "C", "D"));
    var delta = Upload.delta(publisher).inBatchesOf(2).row("p2", "C2").row("p0", "A");
    delta.row("p2", "C").row("p3", "D").row("p3", "D2").row("p1", "B").row("p1", "B");
    catalog.merge(delta);
    assertThat(names()).containsExactlyInAnyOrder("A", "B", "C2", "D");
  }

  @Test
  void anAbandonedUploadLeavesNoPointer() {
    catalog.merge(places("A", "B", "C", "D"));
    var gone = places("A", "B", "C", "D");
    stage(gone);
    catalog.abandon(gone);
    catalog.awaitStatus(gone, "abandoned");
    assertThat(pointersOf(gone)).isZero();
  }

  private Upload places(String... names) {
    var upload = Upload.snapshot(publisher).inBatchesOf(2);
    for (var i = 0; i < names.length; i++) {
      upload.row("p" + i, names[i]);
    }
    return upload;
  }

  /** Sends all but the end, and waits until it is here. */
  private void stage(Upload upload) {
    var batches = catalog.batches(upload);
    batches.forEach(batch -> catalog.sendBatch(upload, batch));
    Awaitility.await().until(() -> staged(upload), count -> count == batches.size());
    assertThat(pointersOf(upload)).isPositive();
  }

  private void complete(Upload upload) {
    catalog.sendCompletion(upload, catalog.batches(upload).size());
    catalog.awaitStatus(upload, "merged");
  }

  private int staged(Upload upload) {
    return count(
        "SELECT count(*) FROM staged_batch b JOIN upload u ON u.number = b.upload", upload);
  }

  private int pointersOf(Upload upload) {
    return count("SELECT count(*) FROM known_rows k JOIN upload u ON u.number = k.upload", upload);
  }

  private int count(String query, Upload upload) {
    return jdbc.sql(query + " WHERE u.id = :id")
        .param("id", upload.id)
        .query(Integer.class)
        .single();
  }

  private UploadMerged merged(Upload upload) {
    return topics
        .awaitEvents(
            Topics.UPLOAD_MERGED, UploadMerged.class, 1, e -> e.getUpload().equals(upload.id))
        .getFirst();
  }

  private List<String> names() {
    return List.copyOf(reader.namesOf(TOILETS, publisher).values());
  }

  private String uploadOf(String localId) {
    var path = "/v1/datasets/" + TOILETS + "/records/" + publisher.record(localId);
    return reader.get(path).body().get("upload").asString();
  }
}
