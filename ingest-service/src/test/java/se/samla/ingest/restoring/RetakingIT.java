package se.samla.ingest.restoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import se.samla.events.ConfirmMode;
import se.samla.events.PublisherRegistered;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadDiscarded;
import se.samla.events.UploadEnded;
import se.samla.events.UploadKind;
import se.samla.events.UploadMerged;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadReversalRequested;
import se.samla.events.UploadRows;
import se.samla.events.UploadValidated;
import se.samla.ingest.IngestFixture;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.EventSerializer;

/**
 * What this service hears of its own words after a backup; each test leaves the database as it was.
 */
class RetakingIT extends IngestFixture {
  private static final String DATASET = "badplatser";
  private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");

  private final UUID upload = UUID.randomUUID();
  @Autowired private ToldAfterwards told;
  @Autowired private Questions questions;
  @Autowired private RetakenErasures erasures;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transactions;
  @Autowired private EventDeserializer events;

  @Test
  void anUploadThatWasReceivedIsKnownAgainAndNoReceiptIsTakenTwice() {
    var publisher = aPublisherOf(DATASET).organisationNumber();
    afterwards(
        () -> {
          hear(Topics.UPLOAD_RECEIVED_BULK, rows(publisher));
          assertThat(statusOf(upload)).isEqualTo("receiving");
          hear(Topics.UPLOAD_RECEIVED_BULK, received(publisher, 7));
          questions.ask(told.heard());

          assertThat(statusOf(upload)).isEqualTo("validating");
          assertThat(told.heard()).contains(upload);
          assertThat(lastReceiptOf(publisher)).isEqualTo(1_000_007);
        });
  }

  @Test
  void anUploadOfAPublisherThatNobodyKnowsBringsThePublisher() {
    afterwards(
        () -> {
          hear(Topics.UPLOAD_RECEIVED, received("2120000787", 1));

          assertThat(statusOf(upload)).isEqualTo("validating");
        });
  }

  @Test
  void anUploadThatWasGivenUpIsGivenUp() {
    var publisher = aPublisherOf(DATASET).organisationNumber();
    afterwards(
        () -> {
          hear(Topics.UPLOAD_RECEIVED_BULK, rows(publisher));
          hear(
              Topics.UPLOAD_RECEIVED_BULK,
              new UploadAbandoned(upload, DATASET, publisher, "client-gone"));

          assertThat(statusOf(upload)).isEqualTo("abandoned");
        });
  }

  @Test
  void whatWasValidatedFailsWhenNothingIsHeardOfIt() {
    var publisher = aPublisherOf(DATASET).organisationNumber();
    afterwards(
        () -> {
          hear(Topics.UPLOAD_RECEIVED, received(publisher, 1));
          questions.ask(Set.of());

          assertThat(statusOf(upload)).isEqualTo("failed");
          assertThat(columnOf(upload, "cause")).isEqualTo("restored");
          assertThat(questionsOf(upload))
              .singleElement()
              .isInstanceOfSatisfying(
                  UploadEnded.class, told -> assertThat(told.getStatus()).isEqualTo("failed"));
        });
  }

  @Test
  void anEndThatNoMergeTellsIsKnownAgainAndToldOnceMore() {
    var publisher = aPublisherOf(DATASET).organisationNumber();
    var ended = new UploadEnded(upload, DATASET, publisher, "rejected", "unreadable", AT);
    afterwards(
        () -> {
          hear(Topics.UPLOAD_MERGED, ended);

          assertThat(statusOf(upload)).isEqualTo("rejected");
          assertThat(columnOf(upload, "cause")).isEqualTo("unreadable");
          assertThat(questionsOf(upload)).containsExactly(ended);
        });
  }

  /** Its issues are lost with the database. */
  @Test
  void whatIsToBeValidatedAgainIsSoThoughItEndedBefore() {
    var publisher = aPublisherOf(DATASET).organisationNumber();
    afterwards(
        () -> {
          hear(Topics.UPLOAD_RECEIVED, received(publisher, 1));
          hear(
              Topics.UPLOAD_MERGED,
              new UploadEnded(upload, DATASET, publisher, "rejected", null, AT));

          assertThat(statusOf(upload)).isEqualTo("validating");
        });
  }

  @Test
  void theCatalogIsAskedWhatBecameOfWhatIsBeingMerged() {
    var publisher = aPublisherOf(DATASET);
    var merging =
        idOf(
            upload(
                publisher,
                DATASET,
                "text/csv",
                "place_id;name;latitude;longitude\nen;En;59,51;18,07\n"));
    awaitStatus(publisher, merging, "merging");
    afterwards(
        () -> {
          questions.ask(Set.of());

          assertThat(questionsOf(merging))
              .hasSize(1)
              .first()
              .isInstanceOfSatisfying(
                  UploadValidated.class,
                  question -> {
                    assertThat(question.getContent()).isNull();
                    assertThat(question.getReceipt()).isEqualTo(1);
                    assertThat(question.getValidRows()).isEqualTo(1);
                    assertThat(question.getBatches()).isEqualTo(1);
                    assertThat(question.getKind()).isEqualTo(UploadKind.SNAPSHOT);
                  });
        });
  }

  @Test
  void aRepetitionIsAskedForAsSuch() {
    var publisher = aPublisherOf(DATASET).organisationNumber();
    var repeats = UUID.randomUUID();
    afterwards(
        () -> {
          hear(
              Topics.UPLOAD_VALIDATED,
              new UploadRepeated(upload, repeats, DATASET, publisher, 3L, AT, 12L, false));
          questions.ask(Set.of());

          assertThat(questionsOf(upload))
              .singleElement()
              .isEqualTo(
                  new UploadRepeated(upload, repeats, DATASET, publisher, 3L, AT, 12L, false));
        });
  }

  @Test
  void decisionsHoldAgain() {
    var publisher = aPublisherOf(DATASET).organisationNumber();
    afterwards(
        () -> {
          hear(Topics.UPLOAD_RECEIVED, received(publisher, 1));
          jdbc.sql("update upload set status = 'held' where id = ?").param(upload).update();
          hear(
              Topics.UPLOAD_DECIDED,
              new UploadDiscarded(upload, DATASET, publisher, "anna", "wrong file", AT));
          var reversal = UUID.randomUUID();
          hear(Topics.UPLOAD_DECIDED, reversal(reversal, publisher));

          assertThat(statusOf(upload)).isEqualTo("discarded");
          assertThat(statusOf(reversal)).isEqualTo("merging");
          assertThat(lastReceiptOf(publisher)).isEqualTo(2);
        });
  }

  @Test
  void anErasureHoldsAgainUntilItIsLifted() {
    afterwards(
        () -> {
          hear(
              Topics.UPLOAD_DECIDED,
              new RecordErasureRequested(upload, DATASET, "one", "anna", "asked for", AT));
          assertThat(erasures()).isEqualTo(1);
          hear(Topics.UPLOAD_MERGED, erasedAs("other"));
          assertThat(erasures()).isEqualTo(2);
          hear(
              Topics.UPLOAD_DECIDED,
              new RecordErasureLifted(upload, DATASET, "one", "anna", "asked for", AT));
          assertThat(erasures()).isZero();
        });
  }

  @Test
  void anErasureIsToldOnceMoreWhenAllThatCameBeforeIsMerged() {
    var publisher = aPublisherOf(DATASET).organisationNumber();
    var erasure = UUID.randomUUID();
    afterwards(
        () -> {
          jdbc.sql("update upload set status = 'failed'").update(); // those of other tests
          jdbc.sql("insert into restoration values ('now', now())").update();
          hear(Topics.UPLOAD_RECEIVED, received(publisher, 1));
          hear(
              Topics.UPLOAD_DECIDED,
              new RecordErasureRequested(erasure, DATASET, "one", "anna", "asked for", AT));
          jdbc.sql("update upload set started_at = '2020-01-01' where id = ?")
              .param(upload)
              .update();
          erasures.repeat();
          assertThat(questionsOf(erasure)).isEmpty();

          jdbc.sql("update upload set status = 'merged' where id = ?").param(upload).update();
          erasures.repeat();
          erasures.repeat();
          assertThat(questionsOf(erasure)).hasSize(1);
        });
  }

  @Test
  void aPublisherIsAsItWasToldLast() {
    var publisher = aPublisherOf(DATASET);
    afterwards(
        () -> {
          hear(Topics.PUBLISHER_REGISTERED, registered(publisher, "Newer", 9, false));
          hear(Topics.PUBLISHER_REGISTERED, registered(publisher, "Older", 8, false));
          assertThat(nameOf(publisher)).isEqualTo("Newer");
          hear(Topics.PUBLISHER_REGISTERED, registered(publisher, "Gone", 10, true));
          assertThat(liveKeysOf(publisher)).isZero();
        });
  }

  private void afterwards(Runnable work) {
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          work.run();
        });
  }

  private void hear(String topic, SpecificRecordBase event) {
    var message =
        new ConsumerRecord<>(
            topic, 0, 0, new byte[0], new EventSerializer(REGISTRY).serialize(topic, event));
    Map.of("ce_type", "se.samla." + event.getSchema().getName(), "ce_upload", upload.toString())
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    told.hear(message);
  }

  private UploadRows rows(String publisher) {
    return new UploadRows(upload, DATASET, publisher, 0, List.of(), List.of(), List.of());
  }

  private UploadReceived received(String publisher, long receipt) {
    return UploadReceived.newBuilder()
        .setUpload(upload)
        .setDataset(DATASET)
        .setPublisher(publisher)
        .setPublisherName("Kommun")
        .setKind(UploadKind.DELTA)
        .setConfirm(ConfirmMode.AUTO)
        .setReceipt(receipt)
        .setReceivedAt(AT)
        .setBatches(1)
        .setRows(1)
        .build();
  }

  private static UploadReversalRequested reversal(UUID id, String publisher) {
    return UploadReversalRequested.newBuilder()
        .setUpload(id)
        .setReverses(UUID.randomUUID())
        .setDataset(DATASET)
        .setPublisher(publisher)
        .setReceipt(2)
        .setDecidedBy("anna")
        .setRequestedAt(AT)
        .build();
  }

  private UploadMerged erasedAs(String recordId) {
    return UploadMerged.newBuilder()
        .setUpload(upload)
        .setDataset(DATASET)
        .setPublisher("2120000787")
        .setEpoch(1)
        .setCreated(0)
        .setUpdated(0)
        .setDeleted(1)
        .setUnchanged(0)
        .setDeletionsWithheld(false)
        .setMergedAt(AT)
        .setErased(List.of(recordId))
        .build();
  }

  private static PublisherRegistered registered(
      TestPublisher publisher, String name, long version, boolean withdrawn) {
    return PublisherRegistered.newBuilder()
        .setOrganisationNumber(publisher.organisationNumber())
        .setName(name)
        .setDatasets(List.of(DATASET))
        .setVersion(version)
        .setWithdrawn(withdrawn)
        .build();
  }

  private List<SpecificRecordBase> questionsOf(UUID id) {
    TransactionSynchronizationUtils.triggerBeforeCommit(false); // writes the outbox
    return jdbc
        .sql("select payload from outbox where upload = ?")
        .param(id)
        .query((row, _) -> row.getBytes(1))
        .list()
        .stream()
        .map(events::deserialize)
        .toList();
  }

  private String statusOf(UUID id) {
    return columnOf(id, "status");
  }

  private String columnOf(UUID id, String column) {
    return jdbc.sql("select " + column + " from upload where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  private long lastReceiptOf(String publisher) {
    return count("select last from receipt where publisher = ?", publisher);
  }

  private long erasures() {
    return count("select count(*) from erased_record where erasure = ?", upload);
  }

  private long liveKeysOf(TestPublisher publisher) {
    return count(
        "select count(*) from publisher_key where revoked_at is null and organisation_number = ?",
        publisher.organisationNumber());
  }

  private long count(String query, Object of) {
    return jdbc.sql(query).param(of).query(Long.class).single();
  }

  private String nameOf(TestPublisher publisher) {
    return jdbc.sql("select name from publisher where organisation_number = ?")
        .param(publisher.organisationNumber())
        .query(String.class)
        .single();
  }
}
