package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadReceived;
import se.samla.events.UploadValidated;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** What one poll of the express lane brings shares its statements, and nothing else. */
class ExpressPollIT extends IngestFixture {
  private static final String GOOD =
      "{\"name\": \"Udden\", \"latitude\": 57.1, \"longitude\": 12.5}";
  private static final String BAD = "{\"name\": \"Udden\", \"latitude\": 957.1}";

  @Autowired private ExpressUploads express;
  @Autowired private JdbcClient jdbc;

  @Test
  void eachGoesOnWithItsOwnRowsAndOnceHoweverOftenItCame() {
    try (var validated = topic(Topics.UPLOAD_VALIDATED)) {
      var first = put("one", GOOD);
      var bad = put("two", BAD);
      var last = put("three", GOOD);
      Stream.of(first, bad, last).forEach(event -> forget(event.getUpload()));

      express.validate(List.of(first, bad, first, last));

      assertThat(statusOf(first)).isEqualTo("merging 1 0");
      assertThat(statusOf(bad)).isEqualTo("rejected 0 1");
      assertThat(statusOf(last)).isEqualTo("merging 1 0");
      assertThat(issuesOf(bad)).containsExactlyInAnyOrder("out-of-range open", "missing open");
      for (var event : List.of(first, last)) {
        var told =
            validated.await(UploadValidated.class, 2, e -> e.getUpload().equals(event.getUpload()));
        assertThat(told).hasSize(2); // the service's own, before it forgot, and ours
        assertThat(told.getFirst()).isEqualTo(told.getLast());
      }
      validated.await(UploadAbandoned.class, 2, e -> e.getUpload().equals(bad.getUpload()));
    }
  }

  @Test
  void oneThatIsHeldAlreadyStaysHeld() {
    var event = put("one", GOOD);
    jdbc.sql("update upload set status = 'held' where id = ?").param(event.getUpload()).update();
    express.validate(List.of(event));
    assertThat(statusOf(event)).isEqualTo("held 1 0");
  }

  @Test
  void oneWhoseMergeFailedIsMergedAgain() {
    var event = put("one", GOOD);
    jdbc.sql("update upload set status = 'failed' where id = ?").param(event.getUpload()).update();
    express.validate(List.of(event));
    assertThat(statusOf(event)).isEqualTo("merging 1 0");
  }

  /** An upload that the service has validated. */
  private UploadReceived put(String localId, String record) {
    var publisher = aPublisherOf("badplatser");
    var upload =
        idOf(
            call(
                "PUT",
                "/v1/datasets/badplatser/records/" + localId,
                publisher.key(),
                Map.of("Content-Type", "application/json"),
                record));
    awaitStatus(publisher, upload, record.equals(BAD) ? "rejected" : "merging");
    try (var received = topic(Topics.UPLOAD_RECEIVED)) {
      return received.await(UploadReceived.class, 1, e -> e.getUpload().equals(upload)).getFirst();
    }
  }

  private void forget(UUID upload) {
    jdbc.sql("delete from validated_batch where upload = ?").param(upload).update();
    jdbc.sql("delete from issue where upload = ?").param(upload).update();
    jdbc.sql("delete from issue_count where upload = ?").param(upload).update();
    jdbc.sql("update upload set status = 'validating', rows_valid = null where id = ?")
        .param(upload)
        .update();
  }

  private String statusOf(UploadReceived event) {
    return jdbc.sql(
            "select status || ' ' || rows_valid || ' ' || rows_invalid from upload where id = ?")
        .param(event.getUpload())
        .query(String.class)
        .single();
  }

  private List<String> issuesOf(UploadReceived event) {
    return jdbc.sql(
            "select code || case when opened_at is not null then ' open' else '' end from issue"
                + " where upload = ?")
        .param(event.getUpload())
        .query(String.class)
        .list();
  }

  private static KafkaTopic topic(String topic) {
    return new KafkaTopic(topic, PARTS, REGISTRY);
  }
}
