package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.events.UploadEnded;
import se.samla.events.UploadHeld;
import se.samla.events.UploadMerged;
import se.samla.events.UploadReceived;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.ingest.uploads.UploadEnds;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.schemas.topics.Topics;

/** Ends that no merge tells are told once, where merges are told, with the state they tell of. */
class EndedUploadIT extends IngestFixture {
  private static final String HEADER = "place_id,name,latitude,longitude\n";
  private static final String GOOD = HEADER + "a,Viken,57.1,12.5\n";
  private static final String BAD = "a,Viken,norr,12.5\n";
  private static final String UNREADABLE = "<html>";

  @Autowired private AbandonedUploads abandoned;
  @Autowired private UploadEnds ends;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transactions;

  private TestPublisher publisher = anOperator();

  @BeforeEach
  void register() {
    publisher = aPublisherOf("badplatser");
  }

  @Test
  void anUnreadableFileIsRejected() {
    var upload = unreadable();

    assertThat(told()).containsExactly(upload + " rejected unreadable");
  }

  /** What is told of it quotes it. */
  @Test
  void soIsOneOfNothingButZeros() {
    assertProblem(upload(publisher, "badplatser", "text/csv", "\0\0\0\0"), 400, "unreadable-file");
    var upload = newest();

    assertThat(told()).containsExactly(upload + " rejected unreadable");
  }

  @Test
  void aTrialIsNoUpload() {
    call(
        "POST",
        "/v1/datasets/badplatser/uploads?validateOnly=true",
        publisher.key(),
        Map.of("Content-Type", "text/csv"),
        UNREADABLE);

    assertThat(told()).isEmpty();
  }

  @Test
  void aFileOfBadRowsIsRejectedOnceThoughItComesTwice() {
    var upload = pushed(HEADER + BAD, "rejected");

    again(Topics.UPLOAD_RECEIVED, upload);

    assertThat(told()).containsExactly(upload + " rejected null");
  }

  @Test
  void soIsALargeOne() {
    var upload = pushed(HEADER + BAD.repeat(501), "rejected");

    again(Topics.UPLOAD_RECEIVED_BULK, upload);

    assertThat(told()).containsExactly(upload + " rejected null");
  }

  @Test
  void soIsARecord() {
    var json = Map.of("Content-Type", "application/json");
    var path = "/v1/datasets/badplatser/records/a";
    var upload = idOf(call("PUT", path, publisher.key(), json, "{\"name\": \"Viken\"}"));
    awaitStatus(publisher, upload, "rejected");
    call("PUT", path, publisher.key(), json, "[");
    var unreadable = newest();

    assertThat(told())
        .containsExactly(upload + " rejected null", unreadable + " rejected unreadable");
  }

  @Test
  void aHeldUploadIsDiscardedOnce() {
    var upload = held();
    discard(upload);
    discard(upload);

    assertThat(told()).containsExactly(upload + " discarded discarded");
  }

  @Test
  void anEndHasTheKeyOfWhatTheMergeToldBefore() {
    discard(held());

    try (var topic = topic(Topics.UPLOAD_MERGED)) {
      var told = topic.awaitRaw(2, message -> key().equals(message.key()));
      assertThat(told)
          .extracting(message -> REGISTRY.byId(ByteBuffer.wrap(message.value(), 1, 4).getInt()))
          .extracting(Schema::getName)
          .containsExactly("UploadHeld", "UploadEnded");
    }
  }

  @Test
  void whatAnotherUploadReplacesIsSupersededOnceThoughThatIsToldTwice() {
    var upload = held();
    var newer = merged(upload);
    tell(newer);
    tell(newer);
    awaitStatus(publisher, upload, "superseded");

    assertThat(told()).containsExactly(upload + " superseded superseded");
  }

  /**
   * The confirmation came to the catalog when it was superseded there already, and has no effect.
   */
  @Test
  void soIsWhatWasConfirmedTooLate() {
    var upload = held();
    confirm(upload);
    tell(merged(upload));
    awaitStatus(publisher, upload, "superseded");

    assertThat(told()).containsExactly(upload + " superseded superseded");
  }

  @Test
  void whatWasDiscardedIsNotSupersededToo() {
    var upload = held();
    discard(upload);
    var newer = merged(upload);
    tell(newer);
    awaitStatus(publisher, newer.getUpload(), "merged");

    assertThat(told()).containsExactly(upload + " discarded discarded");
  }

  @Test
  void anUploadWhoseClientIsGoneIsAbandonedOnce() {
    var upload = receiving();

    abandoned.giveUp();
    abandoned.giveUp();

    assertThat(told()).containsExactly(upload + " abandoned client-gone");
  }

  @Test
  void anUploadThatMissesBatchesFails() {
    var upload = pushed(GOOD, "merging");
    try (var received = topic(Topics.UPLOAD_RECEIVED_BULK)) {
      received.put(key(), missing(upload));
    }
    awaitStatus(publisher, upload, "failed");

    assertThat(told()).containsExactly(upload + " failed missing-batches");
  }

  @Test
  void whatTheMergeTellsIsNotToldAgain() {
    tellMerged(publisher, pushed(GOOD, "merging"));

    assertThat(told()).isEmpty();
  }

  @Test
  void anEndThatIsTakenBackIsNotTold() {
    var upload = receiving();

    transactions.executeWithoutResult(
        transaction -> {
          ends.end(upload, UploadStatus.ABANDONED, "client-gone", "");
          transaction.setRollbackOnly();
        });

    assertThat(told()).isEmpty();
    awaitStatus(publisher, upload, "receiving");
    jdbc.sql("delete from upload where id = ?").param(upload).update();
  }

  /** All ends of the publisher's uploads so far: what is told of one more comes behind them. */
  private List<String> told() {
    var last = unreadable();
    try (var topic = topic(Topics.UPLOAD_MERGED)) {
      topic.await(UploadEnded.class, 1, event -> event.getUpload().equals(last));
      return topic.await(UploadEnded.class, 1, this::isOurs).stream()
          .filter(event -> !event.getUpload().equals(last))
          .map(e -> e.getUpload() + " " + e.getStatus() + " " + e.getCause())
          .toList();
    }
  }

  private boolean isOurs(UploadEnded event) {
    return event.getPublisher().equals(publisher.organisationNumber());
  }

  private UUID unreadable() {
    assertProblem(
        upload(publisher, "badplatser", "application/json", UNREADABLE), 400, "unreadable-file");
    return newest();
  }

  private UUID newest() {
    var newest = get(publisher, "/v1/uploads?limit=1").body().get("uploads").get(0);
    return UUID.fromString(newest.get("id").asString());
  }

  private UUID pushed(String file, String status) {
    var upload = idOf(upload(publisher, "badplatser", "text/csv", file));
    awaitStatus(publisher, upload, status);
    return upload;
  }

  /** The same message once more, and behind it another that tells that it was handled. */
  private void again(String topic, UUID upload) {
    try (var received = topic(topic)) {
      var event =
          received.await(UploadReceived.class, 1, e -> e.getUpload().equals(upload)).getFirst();
      received.put(key(), event);
    }
    var rows = topic.equals(Topics.UPLOAD_RECEIVED) ? 1 : 501;
    pushed(HEADER + "b,Udden,57.1,12.5\n".repeat(rows), "merging");
  }

  private UUID held() {
    var upload = pushed(GOOD, "merging");
    tell(
        UploadHeld.newBuilder()
            .setUpload(upload)
            .setDataset("badplatser")
            .setPublisher(publisher.organisationNumber())
            .setReason("deletes-too-much")
            .setPreviewHash("p1")
            .setCreated(1)
            .setUpdated(0)
            .setDeleted(3)
            .setUnchanged(5)
            .setPreview(List.of())
            .setHeldAt(Instant.now())
            .build());
    awaitStatus(publisher, upload, "held");
    return upload;
  }

  private void discard(UUID upload) {
    call("DELETE", "/v1/uploads/" + upload, publisher.key(), Map.of(), "");
  }

  private void confirm(UUID upload) {
    call(
        "POST",
        "/v1/uploads/" + upload + "/confirmation",
        publisher.key(),
        Map.of("Content-Type", "application/json"),
        "{\"preview\": \"p1\"}");
    awaitStatus(publisher, upload, "merging");
  }

  private UploadMerged merged(UUID superseded) {
    return UploadMerged.newBuilder(merged(publisher.organisationNumber(), pushed(GOOD, "merging")))
        .setSuperseded(List.of(superseded))
        .build();
  }

  private UploadReceived missing(UUID upload) {
    try (var received = topic(Topics.UPLOAD_RECEIVED)) {
      var event =
          received.await(UploadReceived.class, 1, e -> e.getUpload().equals(upload)).getFirst();
      return UploadReceived.newBuilder(event).setBatches(9).setContent(null).build();
    }
  }

  /** An upload that made no progress for an hour. */
  private UUID receiving() {
    var upload = UUID.randomUUID();
    jdbc.sql(
            """
            insert into upload (id, dataset, publisher, kind, confirm, status, started_at, progressed_at)
            values (?, 'badplatser', ?, 'snapshot', 'auto', 'receiving', now(), now() - interval '1 hour')
            """)
        .params(upload, publisher.organisationNumber())
        .update();
    return upload;
  }

  private void tell(SpecificRecordBase event) {
    try (var topic = topic(Topics.UPLOAD_MERGED)) {
      topic.put(key(), event);
    }
  }

  private String key() {
    return Topics.uploadKey("badplatser", publisher.organisationNumber());
  }

  private static KafkaTopic topic(String topic) {
    return new KafkaTopic(topic, PARTS, REGISTRY);
  }
}
