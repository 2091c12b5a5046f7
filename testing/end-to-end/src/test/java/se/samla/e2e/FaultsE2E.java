package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Towns publish while parts are killed and stopped and links are cut: nothing is lost, nothing
 * doubled, nobody needs to help. The numbers are those of FAILURES.md. {@code -Dsamla.seed=}
 * repeats a day, {@code -Dsamla.fault.seconds=} prolongs all of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OwnPlatform
class FaultsE2E {
  private static final long SEED = Long.getLong("samla.seed", 1_862);
  private static final int SECONDS = Integer.getInteger("samla.fault.seconds", 25);

  /** The long day of {@code ./samla prove}: outages as long as FAILURES.md has them. */
  private static final boolean FULL = SECONDS >= 600;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Nation nation = Nation.start(SEED);
  private final Samla samla = nation.samla();
  @RegisterExtension private final Diary diary = new Diary(nation::tally);
  private final Trouble trouble = new Trouble(nation, SEED, diary::note);

  @AfterEach
  void everyInvariantHolds() {
    nation.check();
  }

  @AfterAll
  void nothingIsLeft() {
    System.out.printf(Locale.ROOT, "seed %d:%n", SEED);
    Strike.print(trouble.done());
    System.out.println(nation.tally());
    nation.close();
    assertThat(samla.parts().processes()).noneMatch(ProcessHandle::isAlive);
    assertThat(samla.data()).doesNotExist();
  }

  /**
   * All numbers: every fault of every part and link, in the order and at the instants of a seed. It
   * comes last: the long day's changes are read again after every test.
   */
  @Test
  @Order(Integer.MAX_VALUE)
  void whateverDiesNothingIsLostOrDoubled() {
    nation.publishThrough(() -> trouble.of(Duration.ofSeconds(SECONDS)));
  }

  /** 1: so long without a word that the group goes on without it, then killed, in the middle. */
  @Test
  void aRebalanceInTheMiddleOfAnUploadPassesOverNoRow() {
    nation.publishThrough(
        () -> {
          cut("kafka", Strike.Kind.SILENT, 7_000);
          trouble.strike(new Strike(Strike.Kind.KILL, "ingest"));
        });
  }

  /** 4: also for a service that has just started and knows no schema yet. */
  @Test
  void aRegistryThatIsAwayIsNoPoison() {
    nation.publishThrough(
        () ->
            during(
                "registry",
                Strike.Kind.CUT,
                () -> {
                  trouble.strike(new Strike(Strike.Kind.KILL, "catalog"));
                  rest(full(30_000, 6_000));
                }));
  }

  /** 7: the merge waits for a lock of ours, so that it commits while the broker is away. */
  @Test
  void whatIsCommittedAndNotSentArrives() throws Exception {
    try (var connection = samla.database().connect()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("LOCK TABLE catalog.change_set IN EXCLUSIVE MODE");
      var town = nation.city();
      var id = town.putWithoutWaiting();
      Awaitility.await().atMost(PATIENCE).until(() -> somebodyWaits(connection));
      during("kafka", Strike.Kind.CUT, () -> commitAndDie(connection, town));
      samla.ingest().awaitEnd(town.publisher(), id);
    }
  }

  private static boolean somebodyWaits(Connection connection) throws SQLException {
    try (var query = connection.createStatement()) {
      return query
          .executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'relation'")
          .next();
    }
  }

  private void commitAndDie(Connection connection, Town town) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Awaitility.await().atMost(PATIENCE).until(town::isAllThere);
    trouble.strike(new Strike(Strike.Kind.KILL, "catalog"));
  }

  /** 7: killed while it waits for the subscriber's answer. */
  @Test
  void whatIsCommittedAndNotDeliveredArrives() {
    nation.inbox().hold();
    try {
      nation.city().publish();
      Awaitility.await().atMost(PATIENCE).until(() -> nation.inbox().waiting() > 0);
      trouble.strike(new Strike(Strike.Kind.KILL, "notification"));
    } finally {
      nation.inbox().letGo();
    }
  }

  /** 10: one at a byte a second, one that never answers, and some that are well. */
  @Test
  void aSlowSubscriberStarvesNobody() {
    try (var slow = Receiver.start();
        var silent = Receiver.start()) {
      var healthy = new ArrayList<Subscriber>();
      for (var i = 0; i < full(98, 8); i++) {
        healthy.add(nation.subscribe());
      }
      var others =
          List.of(
              samla.notification().subscribe(slow.url(), Town.DATASET),
              samla.notification().subscribe(silent.url(), Town.DATASET));
      nation.publishThrough(() -> {});
      slow.answer(slow.trickle());
      silent.answer(silent.silence());
      nation.publishThrough(() -> rest(full(60_000, 3_000)));
      nation.check();
      others.forEach(samla.notification()::unsubscribe);
      healthy.forEach(nation::unsubscribe);
    }
  }

  /** 15 */
  @Test
  void aMergeThatDiesInItsMiddleIsMadeOnce() {
    nation.publishThrough(
        () -> {
          for (var i = 0; i < full(20, 2); i++) {
            nation.city().awaitMerging();
            trouble.pause(1, 400);
            trouble.strike(new Strike(Strike.Kind.KILL, "catalog"));
          }
        });
  }

  /** 24 */
  @Test
  void aBrokerThatIsAwayDelaysAndLosesNothing() {
    nation.publishThrough(
        () -> {
          cut("kafka", Strike.Kind.CUT, full(60_000, 3_000));
          cut("kafka", Strike.Kind.SILENT, full(60_000, 3_000));
          samla.parts().freeze("kafka", () -> rest(full(60_000, 4_000)));
        });
  }

  /** 25: whoever asks meanwhile is told to come again. */
  @Test
  void aDatabaseThatIsAwayDelaysAndLosesNothing() {
    nation.publishThrough(
        () -> {
          during("postgresql", Strike.Kind.CUT, this::everyServiceAsksToComeAgain);
          cut("postgresql", Strike.Kind.SILENT, full(30_000, 3_000));
          samla.parts().freeze("postgresql", () -> rest(full(30_000, 4_000)));
          trouble.strike(new Strike(Strike.Kind.KILL, "postgresql"));
        });
  }

  private void everyServiceAsksToComeAgain() {
    rest(full(20_000, 1_000));
    var key = nation.city().publisher().key();
    asksToComeAgain("ingest", "/v1/uploads", key);
    asksToComeAgain("catalog", "/v1/datasets/" + Town.DATASET + "/records", key);
    var subscription = nation.subscription();
    asksToComeAgain("notification", "/v1/subscriptions/" + subscription.id(), subscription.key());
  }

  private void asksToComeAgain(String service, String path, String key) {
    var answer = samla.services().answerOf(service, path, key);
    assertThat(answer.statusCode()).as(service + ": " + answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).as(service).isPresent();
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  /** Every service's link to a part, for so long. */
  private void cut(String part, Strike.Kind kind, int millis) {
    during(part, kind, () -> rest(millis));
  }

  private void during(String part, Strike.Kind kind, Runnable meanwhile) {
    nation.links().allTo(part, kind.state());
    Links.SERVICES.forEach(service -> trouble.done().add(new Strike(kind, service + " → " + part)));
    try {
      meanwhile.run();
    } finally {
      nation.links().allTo(part, Link.State.WHOLE);
    }
  }

  private static int full(int proven, int shortened) {
    return FULL ? proven : shortened;
  }

  private static void rest(int millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }
}
