package se.samla.ingest.concluding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.UploadEnded;
import se.samla.events.UploadMerged;
import se.samla.ingest.IngestFixture;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventSerializer;

/** What one poll tells of merges shares its statements: each upload has its own counts. */
class MergedPollIT extends IngestFixture {
  private static final String HEADER = "place_id,name,latitude,longitude,toilet\n";
  private static final String BAD = "a,Viken,,12.5,ja\n";
  private static final String GOOD = "b,Udden,57.1,12.5,ja\n";

  @Autowired private MergedUploads merged;
  @Autowired private ConcludedUploads concluded;
  @Autowired private JdbcClient jdbc;

  @Test
  void eachHasItsOwnCountsAndOneThatComesTwiceIsOne() {
    var publisher = aPublisherOf("badplatser");
    var first = validated(publisher, GOOD);
    var second = validated(aPublisherOf("badplatser"), GOOD);

    var ended =
        merged.conclude(List.of(merge(first, 7L, 1), merge(second, null, 2), merge(first, 7L, 1)));

    assertThat(ended).containsExactly(first, second, first);
    assertThat(outcome(first)).isEqualTo("merged 7 1");
    assertThat(outcome(second)).isEqualTo("merged none 2");
  }

  @Test
  void whatThisServiceToldItselfIsPassedOver() {
    var upload = validated(aPublisherOf("badplatser"), GOOD);
    var ended = new UploadEnded(upload, "badplatser", "2120000001", "failed", null, Instant.now());

    concluded.handle(List.of(message(ended)));
    concluded.handle(List.of(message(ended), message(merge(upload, 7L, 1)), message(ended)));

    assertThat(outcome(upload)).isEqualTo("merged 7 1");
  }

  private static byte[] message(SpecificRecordBase event) {
    return new EventSerializer(REGISTRY).serialize(Topics.UPLOAD_MERGED, event);
  }

  @Test
  void whatAnUploadBringsIsSettledByALaterOneOfTheSamePoll() {
    var publisher = aPublisherOf("badplatser");
    var broken = validated(publisher, GOOD + BAD);
    var mended = validated(publisher, "delta", "a,Viken,57.1,12.5,ja\n");

    merged.conclude(List.of(merge(mended, 2L, 1), merge(broken, 1L, 1)));

    assertThat(closings(broken)).containsExactly(mended.toString());
  }

  @Test
  void anIssueThatWasOpenBeforeIsSettledByAnUploadThatHasNone() {
    var publisher = aPublisherOf("badplatser");
    var broken = validated(publisher, GOOD + BAD);
    merged.conclude(List.of(merge(broken, 1L, 1)));
    assertThat(closings(broken)).containsExactly("open");
    var mended = validated(publisher, GOOD);

    merged.conclude(List.of(merge(mended, 2L, 1)));

    assertThat(closings(broken)).containsExactly(mended.toString());
  }

  private UUID validated(TestPublisher publisher, String rows) {
    return validated(publisher, "snapshot", rows);
  }

  private UUID validated(TestPublisher publisher, String kind, String rows) {
    var upload =
        idOf(
            call(
                "POST",
                "/v1/datasets/badplatser/uploads?kind=" + kind,
                publisher.key(),
                Map.of("Content-Type", "text/csv"),
                HEADER + rows));
    awaitStatus(publisher, upload, "merging");
    return upload;
  }

  private static UploadMerged merge(UUID upload, @Nullable Long changeSet, long created) {
    return UploadMerged.newBuilder(merged("2120000001", upload))
        .setChangeSet(changeSet)
        .setCreated(created)
        .build();
  }

  private String outcome(UUID upload) {
    return jdbc.sql(
            "select status || ' ' || coalesce(change_set::text, 'none') || ' ' || created from"
                + " upload where id = ?")
        .param(upload)
        .query(String.class)
        .single();
  }

  /** By which upload each issue was closed. */
  private List<String> closings(UUID upload) {
    return jdbc.sql(
            "select coalesce(closed_by::text, case when opened_at is null then 'not open yet' else"
                + " 'open' end) from issue where upload = ?")
        .param(upload)
        .query(String.class)
        .list();
  }
}
