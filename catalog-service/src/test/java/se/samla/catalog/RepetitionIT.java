package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.UploadFailed;
import se.samla.events.UploadMerged;
import se.samla.events.UploadRepeated;
import se.samla.schemas.topics.Topics;

/** Snapshots without rows, since they say what was merged just before. */
@CatalogTest
class RepetitionIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private Decisions people;
  @Autowired private JdbcClient jdbc;

  private Upload send(Upload before) {
    var again = Upload.snapshot(publisher);
    catalog.send(Topics.UPLOAD_VALIDATED, again, event(again, before.id));
    return again;
  }

  private UploadRepeated event(Upload again, UUID before) {
    return new UploadRepeated(
        again.id,
        before,
        again.dataset,
        publisher.number(),
        again.receipt,
        Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS),
        2L,
        false);
  }

  @Test
  void aRepetitionChangesNothingAndIsADelivery() {
    var first = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var start = reader.latest(TOILETS);
    var again = send(first);
    catalog.awaitStatus(again, "merged");

    var event =
        topics
            .awaitEvents(
                Topics.UPLOAD_MERGED, UploadMerged.class, 1, e -> e.getUpload().equals(again.id))
            .getFirst();
    assertThat(event.getUnchanged()).isEqualTo(2);
    assertThat(event.getChangeSet()).isNull();
    assertThat(reader.latest(TOILETS)).isEqualTo(start);
    assertThat(reader.namesOf(TOILETS, publisher)).hasSize(2);
    assertThat(deliveredAt()).isAfter(Instant.now());
  }

  @Test
  void whatFollowsARepetitionIsMergedAsAfterTheUploadItRepeats() {
    var first = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    catalog.awaitStatus(send(send(first)), "merged");
    catalog.merge(Upload.snapshot(publisher).row("a", "A2"));
    assertThat(reader.namesOf(TOILETS, publisher).values()).containsExactly("A2");
  }

  @Test
  void whatWasInQuarantineStaysProtected() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var first = catalog.merge(Upload.snapshot(publisher).row("a", "A").quarantine("b"));
    catalog.awaitStatus(send(first), "merged");
    assertThat(reader.namesOf(TOILETS, publisher)).hasSize(2);
  }

  @Test
  void anUploadThatIsNotTheLastOneIsNotRepeated() {
    var first = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    catalog.merge(Upload.delta(publisher).delete("b"));
    assertFails(send(first));
    assertThat(reader.namesOf(TOILETS, publisher).values()).containsExactly("A");
  }

  @Test
  void whatWasErasedIsNotRepeated() {
    var first = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    catalog.awaitStatus(people.erase(first, publisher.record("b")), "merged");
    assertFails(send(first));
  }

  @Test
  void theSameEventTwiceIsOneDelivery() {
    var first = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var again = send(first);
    catalog.send(Topics.UPLOAD_VALIDATED, again, event(again, first.id));
    catalog.merge(Upload.delta(publisher).row("c", "C"));
    assertThat(
            topics.awaitEvents(
                Topics.UPLOAD_MERGED, UploadMerged.class, 1, e -> e.getUpload().equals(again.id)))
        .hasSize(1);
  }

  private void assertFails(Upload repetition) {
    var failed =
        topics
            .awaitEvents(
                Topics.UPLOAD_MERGED,
                UploadFailed.class,
                1,
                e -> e.getUpload().equals(repetition.id))
            .getFirst();
    assertThat(failed.getDetail()).contains("send the file again");
  }

  private Instant deliveredAt() {
    return jdbc.sql("SELECT delivered_at FROM source WHERE publisher = :publisher")
        .param("publisher", publisher.number())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }
}
