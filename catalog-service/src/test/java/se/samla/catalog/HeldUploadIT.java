package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;
import se.samla.schemas.topics.Topics;

/** Uploads whose publisher wants to see the difference first. */
@CatalogTest
class HeldUploadIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private Decisions people;

  private Upload heldUpload() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var upload = Upload.snapshot(publisher).row("a", "A2").row("c", "C").confirmAlways();
    catalog.send(upload);
    return upload;
  }

  @Test
  void aHeldUploadChangesNothingAndShowsWhatItWould() {
    var preview = people.held(heldUpload(), 1);
    assertThat(preview)
        .returns(1L, UploadHeld::getCreated)
        .returns(1L, UploadHeld::getUpdated)
        .returns(1L, UploadHeld::getDeleted);
    assertThat(preview.getPreview()).hasSize(3).anyMatch(c -> c.getFields().contains("name"));
    assertThat(reader.namesOf(TOILETS, publisher).values()).containsExactlyInAnyOrder("A", "B");
  }

  @Test
  void aConfirmedUploadIsMerged() {
    var upload = heldUpload();
    people.confirm(upload, people.held(upload, 1).getPreviewHash());
    catalog.awaitStatus(upload, "merged");
    assertThat(reader.namesOf(TOILETS, publisher).values()).containsExactlyInAnyOrder("A2", "C");
  }

  @Test
  void aDifferenceThatChangedSinceThePreviewIsHeldAgain() {
    var upload = heldUpload();
    var first = people.held(upload, 1);
    catalog.merge(Upload.delta(publisher).row("c", "C"));
    people.confirm(upload, first.getPreviewHash());
    var second = people.held(upload, 2);
    assertThat(second.getPreviewHash()).isNotEqualTo(first.getPreviewHash());
    people.confirm(upload, second.getPreviewHash());
    catalog.awaitStatus(upload, "merged");
  }

  @Test
  void aDiscardedUploadLeavesNoRows() {
    var upload = heldUpload();
    people.held(upload, 1);
    people.discard(upload);
    catalog.awaitStatus(upload, "discarded");
    assertThat(catalog.versionsOf(upload)).isZero();
  }

  @Test
  void aNewerSnapshotSupersedesIt() {
    var upload = heldUpload();
    people.held(upload, 1);
    var newer = catalog.merge(Upload.snapshot(publisher).row("a", "A3"));
    catalog.awaitStatus(upload, "superseded");
    var merged =
        topics
            .awaitEvents(
                Topics.UPLOAD_MERGED, UploadMerged.class, 1, e -> e.getUpload().equals(newer.id))
            .getFirst();
    assertThat(merged.getSuperseded()).containsExactly(upload.id);
    assertThat(catalog.versionsOf(upload)).isZero();
  }
}
