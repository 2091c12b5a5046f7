package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.events.UploadFailed;
import se.samla.events.UploadHeld;
import se.samla.events.UploadKind;
import se.samla.schemas.topics.Topics;

/** A merged upload is undone by a new one. */
@CatalogTest
class ReversalIT {
  private static final AtomicInteger KEYS = new AtomicInteger();

  private final Publisher publisher = Publisher.any();
  private final Publisher other = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private Decisions people;

  private Map<String, String> toilets() {
    return reader.namesOf(TOILETS, publisher);
  }

  private void confirm(Upload reversal, int times) {
    var held = people.held(reversal, times);
    people.confirm(reversal, held.getPreviewHash(), held.getDeleted(), false);
    catalog.awaitStatus(reversal, "merged");
  }

  @Test
  void whatWasCreatedUpdatedAndDeletedIsAsItWasBefore() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B").row("c", "C"));
    var before = toilets();
    var wrong = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "X").row("d", "D"));
    var reversal = people.reverse(wrong);
    assertThat(people.held(reversal, 1))
        .returns("reversal", UploadHeld::getReason)
        .returns(1L, UploadHeld::getCreated)
        .returns(1L, UploadHeld::getUpdated)
        .returns(1L, UploadHeld::getDeleted);
    assertThat(toilets()).isNotEqualTo(before);
    confirm(reversal, 1);
    assertThat(toilets()).isEqualTo(before);
  }

  @Test
  void aReversalCanBeReversed() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var wrong = catalog.merge(Upload.delta(publisher).row("a", "A2").delete("b").row("c", "C"));
    var after = toilets();
    var reversal = people.reverse(wrong);
    confirm(reversal, 1);
    var again = people.reverse(reversal);
    confirm(again, 1);
    assertThat(toilets()).isEqualTo(after);
  }

  @Test
  void aContributionThatLostIsRestoredToo() {
    var key = "SE3300180%09d".formatted(KEYS.incrementAndGet());
    catalog.merge(bathing(other).row("m", "winner", key, 0));
    catalog.merge(bathing(publisher).row("r", "loser", key, 1).row("s", "alone", null, 1));
    var wrong = catalog.merge(bathing(publisher).row("r", "wrong", key, 1).delete("s"));
    confirm(people.reverse(wrong), 1);
    catalog.merge(bathing(other).delete("m"));
    assertThat(reader.namesOf(BATHING_PLACES, publisher))
        .isEqualTo(Map.of(key, "loser", publisher.record("s"), "alone"));
  }

  @Test
  void onlyAMergedUploadOfTheSamePublisherCanBeUndone() {
    var foreign = catalog.merge(Upload.snapshot(other).row("a", "A"));
    var mine = Upload.delta(publisher).row("b", "B");
    catalog.merge(mine);
    var reversal = people.reverse(foreign, mine);
    catalog.awaitStatus(reversal, "failed");
    var failures =
        topics.awaitEvents(
            Topics.UPLOAD_MERGED, UploadFailed.class, 1, e -> e.getUpload().equals(reversal.id));
    assertThat(failures).extracting(UploadFailed::getCause).containsExactly("not-reversible");
  }

  private static Upload bathing(Publisher publisher) {
    return Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt());
  }
}
