package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.samla.schemas.topics.Topics;

/** What commits later than a higher number is passed over by nobody (FAILURES 6). */
@CatalogTest
class OrderOfCommitsIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  /** Runs in a transaction that stays open until it is told to commit. */
  private CompletableFuture<Void> held(
      Runnable first, CountDownLatch begun, CountDownLatch commit) {
    return CompletableFuture.runAsync(
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  first.run();
                  begun.countDown();
                  await(commit);
                }));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void addEvent(String key) {
    jdbc.sql("INSERT INTO outbox (topic, key, headers, value) VALUES (:topic, :key, '{}', '\\x00')")
        .param("topic", Topics.deadLetters(Topics.CONFLICT_CHANGED))
        .param("key", key)
        .update();
  }

  private long sent(String key) {
    return topics.all(Topics.deadLetters(Topics.CONFLICT_CHANGED)).stream()
        .filter(m -> key.equals(new String(m.key(), StandardCharsets.UTF_8)))
        .count();
  }

  @Test
  void anEventThatCommitsAfterAHigherOneIsSentToo() {
    var begun = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    var lower = held(() -> addEvent("lower " + publisher.number()), begun, commit);
    await(begun);
    addEvent("higher " + publisher.number());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> sent("higher " + publisher.number()) == 1);
    assertThat(sent("lower " + publisher.number())).isZero();
    commit.countDown();
    lower.join();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> sent("lower " + publisher.number()) == 1);
  }

  @Test
  void aChangeSetWaitsForTheNumberBelowIt() {
    var start = reader.latest(TOILETS);
    var begun = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    var lower =
        held(
            () ->
                jdbc.sql("SELECT number FROM dataset WHERE name = :name FOR UPDATE")
                    .param("name", TOILETS)
                    .query(Long.class)
                    .single(),
            begun,
            commit);
    await(begun);
    var upload = Upload.delta(publisher).row("a", "A");
    catalog.send(upload);
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(10))
        .until(() -> reader.latest(TOILETS).equals(start));
    commit.countDown();
    lower.join();
    catalog.awaitStatus(upload, "merged");
    assertThat(reader.changesAfter(TOILETS, start)).hasSize(1);
  }
}
