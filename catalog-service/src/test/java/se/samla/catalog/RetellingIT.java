package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.UploadFailed;
import se.samla.events.UploadMerged;
import se.samla.schemas.topics.Topics;

/** Ingest tells once more of uploads of which it does not know what became of them. */
@CatalogTest
class RetellingIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private Decisions people;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forget() {
    jdbc.sql("DELETE FROM restoration").update();
  }

  @Test
  void whatWasMergedIsToldAgainWithTheSameNumberAndNotMergedAgain() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    told(upload, UploadMerged.class, 1);
    restore();

    catalog.sendCompletion(upload, 1);

    var told = told(upload, UploadMerged.class, 2);
    assertThat(told.getLast()).isEqualTo(told.getFirst());
    assertThat(reader.namesOf(TOILETS, publisher)).hasSize(2);
  }

  @Test
  void whatChangedNothingIsToldAgain() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    restore();

    catalog.sendCompletion(upload, 1);

    assertThat(told(upload, UploadMerged.class, 2).getLast())
        .returns(null, UploadMerged::getChangeSet)
        .returns(1L, UploadMerged::getUnchanged);
  }

  @Test
  void whatIsHeldIsHeldAgain() {
    var upload = heldUpload();
    restore();

    catalog.sendCompletion(upload, 1);

    var again = people.held(upload, 2);
    people.confirm(upload, again.getPreviewHash());
    catalog.awaitStatus(upload, "merged");
  }

  @Test
  void whatCameToAnotherEndHasFailed() {
    var upload = heldUpload();
    people.discard(upload);
    catalog.awaitStatus(upload, "discarded");
    restore();

    catalog.sendCompletion(upload, 1);

    assertThat(told(upload, UploadFailed.class, 1).getFirst().getCause()).isEqualTo("discarded");
    assertThat(catalog.statusOf(upload.id)).isEqualTo("discarded");
  }

  @Test
  void whatIsNotHereFails() {
    restore();
    var upload = Upload.snapshot(publisher).row("a", "A");

    catalog.sendCompletion(upload, 1);

    assertThat(told(upload, UploadFailed.class, 1).getFirst().getCause())
        .isEqualTo("missing-batches");
  }

  @Test
  void nothingIsToldTwiceWhereNoBackupWasPutBack() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "A"));

    catalog.sendCompletion(upload, 1);
    catalog.sendCompletion(Upload.snapshot(publisher).row("b", "B"), 1);

    topics.awaitEvents(Topics.UPLOAD_MERGED, UploadFailed.class, 1, this::isOurs);
    assertThat(told(upload, UploadMerged.class, 1)).hasSize(1);
  }

  private boolean isOurs(UploadFailed event) {
    return event.getPublisher().equals(publisher.number());
  }

  private Upload heldUpload() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var upload = Upload.snapshot(publisher).row("a", "A2").confirmAlways();
    catalog.send(upload);
    people.held(upload, 1);
    return upload;
  }

  private void restore() {
    jdbc.sql("INSERT INTO restoration VALUES ('now', now())").update();
  }

  private <E extends SpecificRecordBase> List<E> told(Upload upload, Class<E> type, int times) {
    return topics.awaitEvents(
        Topics.UPLOAD_MERGED, type, times, event -> event.get("upload").equals(upload.id));
  }
}
