package se.samla.ingest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.events.ConflictChanged;
import se.samla.events.ConflictState;
import se.samla.events.IssuesCounted;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;

/** Two publishers speak of one thing. */
class ConflictIssueIT extends IngestFixture {
  private static final Instant OPENED = Instant.parse("2026-11-23T12:00:00Z");
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String CSV = "place_id,name,latitude,longitude\na,Udden,57.1,12.5\n";

  @Autowired private ConflictIssues conflicts;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transactions;

  private final String record = "SE" + NEXT.incrementAndGet();

  @Test
  void bothPublishersGetAnInfoIssueUntilTheConflictEnds() {
    var loser = aPublisherOf("badplatser");
    var winner = aPublisherOf("badplatser");
    upload(loser, "badplatser", "text/csv", CSV);
    upload(winner, "badplatser", "text/csv", CSV);

    tell(loser, winner, ConflictState.OPENED, OPENED);
    tell(loser, winner, ConflictState.OPENED, OPENED);

    Awaitility.await().until(() -> open(loser) == 1 && open(winner) == 1);
    var issue = get(loser, live(loser)).body().get("issues").get(0);
    assertThat(issue.get("issue").get("code").asString()).isEqualTo("conflict");
    assertThat(issue.get("issue").get("severity").asString()).isEqualTo("info");
    assertThat(issue.get("issue").get("message").asString())
        .contains(record, winner.organisationNumber());

    tell(loser, winner, ConflictState.CLOSED, OPENED.plusSeconds(60));
    Awaitility.await().until(() -> open(loser) == 0 && open(winner) == 0);
  }

  @Test
  void anIssueOfOneConflictLastsWhenAnotherOfTheSameRecordEnds() {
    var winner = aPublisherOf("badplatser");
    var first = aPublisherOf("badplatser");
    var second = aPublisherOf("badplatser");
    Stream.of(winner, first, second).forEach(p -> upload(p, "badplatser", "text/csv", CSV));
    tell(first, winner, ConflictState.OPENED, OPENED);
    tell(second, winner, ConflictState.OPENED, OPENED);
    Awaitility.await().until(() -> open(winner) == 2 && open(first) == 1 && open(second) == 1);

    tell(first, winner, ConflictState.CLOSED, OPENED.plusSeconds(60));
    Awaitility.await().until(() -> open(first) == 0 && open(winner) == 1);
    assertThat(open(second)).isEqualTo(1);

    tell(second, first, ConflictState.OPENED, OPENED.plusSeconds(120));
    Awaitility.await().until(() -> open(winner) == 0 && open(first) == 1);
    assertThat(open(second)).isEqualTo(1);
  }

  /** The catalog's own word comes later, and finds nothing any more. */
  @Test
  void anErasureOfTheRecordEndsTheIssues() {
    var loser = aPublisherOf("badplatser");
    var winner = aPublisherOf("badplatser");
    Stream.of(winner, loser).forEach(p -> upload(p, "badplatser", "text/csv", CSV));
    tell(loser, winner, ConflictState.OPENED, OPENED);
    Awaitility.await().until(() -> open(loser) == 1 && open(winner) == 1);
    try (var counted = new KafkaTopic(Topics.ISSUES_COUNTED, PARTS, REGISTRY)) {
      var erased =
          call(
              "POST",
              "/v1/datasets/badplatser/records/" + record + "/erasure",
              OPERATOR_KEY,
              Map.of("Content-Type", "application/json"),
              "{\"reason\":\"a person\"}");
      assertThat(erased.status()).isEqualTo(202);
      assertThat(open(loser)).isZero();
      assertThat(open(winner)).isZero();
      var counts =
          counted.await(
              IssuesCounted.class, 2, e -> e.getPublisher().equals(winner.organisationNumber()));
      assertThat(counts.getLast().getOpen()).isZero();
    }
  }

  @Test
  void theEndOfAConflictReadsNoIssueOfAnotherRecord() {
    var publisher = aPublisherOf("badplatser");
    upload(publisher, "badplatser", "text/csv", CSV);
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          addIssuesOfOthers(publisher);
          var before = reads();
          conflicts.handle(
              conflict(
                  aPublisherOf("badplatser"),
                  aPublisherOf("badplatser"),
                  ConflictState.CLOSED,
                  OPENED.plusSeconds(60)));
          assertThat(reads() - before).isLessThan(10);
        });
  }

  private void addIssuesOfOthers(TestPublisher publisher) {
    jdbc.sql(
            """
            insert into issue (upload, sequence, ordinal, line, code, severity, local_id, dataset, publisher, opened_at)
            select u.id, 7, n, n, 'conflict', 'INFO', 'other' || n, u.dataset, u.publisher, now()
            from upload u, generate_series(1, 3000) n where u.publisher = :publisher
            """)
        .param("publisher", publisher.organisationNumber())
        .update();
  }

  /** Issues that this transaction has read so far. */
  private long reads() {
    return jdbc.sql(
            """
            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
            where relname = 'issue' and schemaname = current_schema
            """)
        .query(Long.class)
        .single();
  }

  private int open(TestPublisher publisher) {
    return get(publisher, live(publisher)).body().get("issues").size();
  }

  private static String live(TestPublisher publisher) {
    return "/v1/publishers/" + publisher.organisationNumber() + "/issues";
  }

  private void tell(TestPublisher loser, TestPublisher winner, ConflictState state, Instant at) {
    try (var topic = new KafkaTopic(Topics.CONFLICT_CHANGED, PARTS, REGISTRY)) {
      topic.put("badplatser|" + record, conflict(loser, winner, state, at));
    }
  }

  private ConflictChanged conflict(
      TestPublisher loser, TestPublisher winner, ConflictState state, Instant at) {
    return new ConflictChanged(
        "badplatser",
        record,
        state,
        loser.organisationNumber(),
        "a",
        winner.organisationNumber(),
        "authority",
        at);
  }
}
