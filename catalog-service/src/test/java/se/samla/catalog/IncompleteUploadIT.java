package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.events.UploadFailed;
import se.samla.schemas.topics.Topics;

/** Uploads that do not come whole. */
@CatalogTest
class IncompleteUploadIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;

  private Upload failed() {
    var upload = Upload.snapshot(publisher).rows(1_100, "r");
    var batches = catalog.batches(upload);
    catalog.sendBatch(upload, batches.getFirst());
    catalog.sendBatch(upload, batches.getLast());
    catalog.sendCompletion(upload, batches.size());
    catalog.awaitStatus(upload, "failed");
    return upload;
  }

  @Test
  void aMissingBatchFailsTheUploadAndNothingIsMerged() {
    var upload = failed();
    var event =
        topics
            .awaitEvents(
                Topics.UPLOAD_MERGED, UploadFailed.class, 1, e -> e.getUpload().equals(upload.id))
            .getFirst();
    assertThat(event.getCause()).isEqualTo("missing-batches");
    assertThat(event.getDetail()).isEqualTo("batches: 2 (expected: 3)");
    assertThat(reader.namesOf(TOILETS, publisher)).isEmpty();
  }

  @Test
  void theMissingBatchCompletesItWhenItComesAfterAll() {
    var upload = failed();
    catalog.sendBatch(upload, catalog.batches(upload).get(1));
    catalog.awaitStatus(upload, "merged");
    assertThat(reader.namesOf(TOILETS, publisher)).hasSize(1_100);
  }

  @Test
  void anAbandonedUploadLeavesNoRowsAndTakesNoMore() {
    var upload = Upload.snapshot(publisher).rows(1_100, "r");
    var batches = catalog.batches(upload);
    catalog.sendBatch(upload, batches.getFirst());
    catalog.abandon(upload);
    catalog.awaitStatus(upload, "abandoned");
    batches.forEach(batch -> catalog.sendBatch(upload, batch));
    catalog.sendCompletion(upload, batches.size());
    catalog.merge(Upload.snapshot(publisher).rows(600, "s"));
    assertThat(catalog.statusOf(upload.id)).isEqualTo("abandoned");
    assertThat(catalog.versionsOf(upload)).isZero();
  }
}
