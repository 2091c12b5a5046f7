package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.events.ChangeOperation;
import se.samla.events.PreviewedChange;
import se.samla.events.UploadHeld;

/** A snapshot that would delete too much waits for a person (FAILURES 16). */
@CatalogTest
class GuardIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private Decisions people;

  private int records() {
    return reader.namesOf(TOILETS, publisher).size();
  }

  private Upload fiveOfTwoThousand() {
    catalog.merge(Upload.snapshot(publisher).rows(2_000, "r"));
    var upload = Upload.snapshot(publisher).rows(5, "r");
    catalog.send(upload);
    return upload;
  }

  @Test
  void anUploadThatWouldEraseATownIsHeldAndSaysWhy() {
    var held = people.held(fiveOfTwoThousand(), 1);
    assertThat(held)
        .returns("deletes-too-much", UploadHeld::getReason)
        .returns(1_995L, UploadHeld::getDeleted)
        .returns(2_000L, UploadHeld::getContributions)
        .returns(1_995L, UploadHeld::getWithdrawn)
        .returns(true, UploadHeld::getCountRequired);
    assertThat(held.getPreview())
        .hasSize(1_000)
        .extracting(PreviewedChange::getOperation)
        .containsOnly(ChangeOperation.DELETED);
    assertThat(records()).isEqualTo(2_000);
  }

  @Test
  void aConfirmationThatDoesNotNameTheNumberIsNotEnoughForNearlyEverything() {
    var upload = fiveOfTwoThousand();
    people.confirm(upload, people.held(upload, 1).getPreviewHash());
    people.confirm(upload, people.held(upload, 2).getPreviewHash(), 1_994L, false);
    var preview = people.held(upload, 3).getPreviewHash();
    assertThat(records()).isEqualTo(2_000);
    people.confirm(upload, preview, 1_995L, false);
    catalog.awaitStatus(upload, "merged");
    assertThat(records()).isEqualTo(5);
  }

  @Test
  void anOperatorNeedNotNameTheNumber() {
    var upload = fiveOfTwoThousand();
    people.confirm(upload, people.held(upload, 1).getPreviewHash(), null, true);
    catalog.awaitStatus(upload, "merged");
    assertThat(records()).isEqualTo(5);
  }

  @Test
  void aTenthLessGoesThroughAndADeltaMayDeleteWhatItNames() {
    catalog.merge(Upload.snapshot(publisher).rows(100, "r"));
    catalog.merge(Upload.snapshot(publisher).rows(90, "r"));
    var delta = Upload.delta(publisher);
    for (var i = 0; i < 60; i++) {
      delta.delete("r" + i);
    }
    catalog.merge(delta);
    assertThat(records()).isEqualTo(30);
  }

  @Test
  void rowsInQuarantineCountAsKept() {
    catalog.merge(Upload.snapshot(publisher).rows(4, "r"));
    var half = Upload.snapshot(publisher).row("r0", "A").quarantine("r1").quarantine("r2");
    catalog.merge(half.quarantine("r3"));
    assertThat(records()).isEqualTo(4);
  }
}
