package se.samla.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import se.samla.events.ChangeOperation;
import se.samla.events.RecordChange;
import se.samla.events.RecordsChanged;
import se.samla.notification.ChangeFixtures.Place;
import se.samla.notification.DeliveryModel.Wanted;
import se.samla.notification.WebhookReceiver.Answer;
import se.samla.notification.WebhookReceiver.Hold;

/**
 * Any sequence of changes, answers, edits, replays, pauses and crashes: each subscriber gets
 * exactly what its filter matches, in order, at least once, with no gap.
 */
class DeliveryModelIT extends RunningService {
  private static final int STEPS = 70;
  private static final List<ChangeOperation> OPERATIONS =
      List.of(ChangeOperation.CREATED, ChangeOperation.UPDATED, ChangeOperation.DELETED);
  private static final List<Place> PLACES =
      List.of(
          new Place("2120000142", "0180", 59.3),
          new Place("2120001124", "1280", 55.6),
          new Place("2120001124", "1281", 55.7));
  private static final List<Wanted> FILTERS =
      List.of(
          new Wanted("everything", Map.of(), _ -> true, _ -> true),
          new Wanted(
              "Malmö", Map.of("municipalities", List.of("1280")), _ -> true, p -> is(p, "1280")),
          new Wanted(
              "deletions", Map.of("operations", List.of("deleted")), "deleted"::equals, _ -> true),
          new Wanted(
              "south",
              Map.of("bbox", List.of(17.0, 55.0, 19.0, 56.0)),
              _ -> true,
              p -> p.latitude() < 56),
          new Wanted(
              "Lund's news",
              Map.of("municipalities", List.of("1281"), "operations", List.of("created")),
              "created"::equals,
              p -> is(p, "1281")));

  @Autowired private ApplicationContext context;
  private final List<DeliveryModel> models = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void deliversExactlyWhatMatchesInOrderAtLeastOnceWithNoGap(long seed) {
    var random = new Random(seed);
    var feed = FeedFixture.of(MoreDatasets.model(seed));
    IntStream.range(0, 3).forEach(_ -> models.add(subscribe(random, seed)));
    for (var step = 0; step < STEPS; step++) {
      doSomething(feed, random, seed);
    }
    settle(feed, seed);
    models.forEach(DeliveryModel::check);
  }

  @AfterEach
  void close() {
    models.forEach(DeliveryModel::close);
  }

  private void doSomething(FeedFixture feed, Random random, long seed) {
    var model = models.get(random.nextInt(models.size()));
    switch (random.nextInt(23)) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> publish(feed, random);
      case 8, 9 -> model.receiver.answerNext(Answer.status(500));
      case 10 -> model.receiver.answerNext(Answer.status(302), Answer.dropped());
      case 11 -> model.receiver.answerNext(Answer.of(429, "0"), Answer.of(503, "1"));
      case 12 -> failUntilDisabled(model);
      case 13, 14 -> model.edit(FILTERS.get(random.nextInt(FILTERS.size())));
      case 15 -> model.replay(random);
      case 16 -> loseEveryLease(seed);
      case 17 -> restart();
      case 18 -> models.forEach(DeliveryModel::resumeIfDisabled);
      case 19, 20, 21 -> whileARequestIsUnderWay(model, feed, random, seed);
      default -> settle(feed, seed);
    }
  }

  /**
   * Nobody waits for anything, so the request that is held is the one for what is published now.
   */
  private void whileARequestIsUnderWay(
      DeliveryModel model, FeedFixture feed, Random random, long seed) {
    settle(feed, seed);
    var hold = model.receiver.holdNext(Answer.status(random.nextBoolean() ? 204 : 500));
    publishFor(model, feed, random);
    eventually().until(hold::hasCome);
    switch (random.nextInt(5)) {
      case 0 -> model.replay(random);
      case 1 -> model.edit(FILTERS.get(random.nextInt(FILTERS.size())));
      case 2 -> loseEveryLease(seed);
      case 3 -> publish(feed, random);
      default -> restartWhile(hold);
    }
    hold.letGo();
  }

  private void publishFor(DeliveryModel model, FeedFixture feed, Random random) {
    var set = publish(feed, random);
    while (!model.wantsSomeOf(set)) {
      set = publish(feed, random);
    }
  }

  /** A service that stops lets what is under way end. */
  private void restartWhile(Hold hold) {
    var restart = Thread.startVirtualThread(this::restart);
    hold.letGo();
    eventually().until(() -> !restart.isAlive());
  }

  private DeliveryModel subscribe(Random random, long seed) {
    var wanted = FILTERS.get(random.nextInt(FILTERS.size()));
    return new DeliveryModel(api, MoreDatasets.model(seed), wanted);
  }

  private RecordsChanged publish(FeedFixture feed, Random random) {
    var number = feed.next();
    var changes =
        IntStream.rangeClosed(1, 1 + random.nextInt(5))
            .mapToObj(ordinal -> change(feed, number, ordinal, random))
            .toList();
    var set = feed.fixtures.aChangeSet(number, changes);
    models.forEach(model -> model.published(set));
    feed.publish(set);
    return set;
  }

  private static RecordChange change(FeedFixture feed, long number, int ordinal, Random random) {
    var operation = OPERATIONS.get(random.nextInt(3));
    return feed.fixtures.aChange(
        number,
        ordinal,
        operation,
        operation == ChangeOperation.CREATED ? null : PLACES.get(random.nextInt(3)),
        operation == ChangeOperation.DELETED ? null : PLACES.get(random.nextInt(3)));
  }

  private static void failUntilDisabled(DeliveryModel model) {
    IntStream.range(0, 4).forEach(_ -> model.receiver.answerNext(Answer.status(403)));
  }

  /** What a killed worker leaves behind, and what it may still say, once its leases are over. */
  private void loseEveryLease(long seed) {
    jdbc.sql(
            """
            WITH all_of AS MATERIALIZED (
              SELECT subscription, stream FROM delivery_cursor WHERE stream = ?
              ORDER BY subscription FOR NO KEY UPDATE)
            UPDATE delivery_cursor k SET token = token + 1, lease_until = NULL
            FROM all_of a WHERE k.subscription = a.subscription AND k.stream = a.stream
            """)
        .param(MoreDatasets.model(seed))
        .update();
  }

  private void restart() {
    var dispatcher = (SmartLifecycle) context.getBean("dispatcher");
    dispatcher.stop();
    dispatcher.start();
  }

  /** Until everything that was published is here and nobody waits for anything. */
  private void settle(FeedFixture feed, long seed) {
    eventually()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              models.forEach(DeliveryModel::resumeIfDisabled);
              return copied(feed, seed) && nobodyWaits(seed);
            });
  }

  private boolean copied(FeedFixture feed, long seed) {
    return feed.last() == 0
        || jdbc.sql("SELECT coalesce((complete).change_set, 0) FROM feed WHERE stream = ?")
                .param(MoreDatasets.model(seed))
                .query(Long.class)
                .single()
            == feed.last();
  }

  private boolean nobodyWaits(long seed) {
    return jdbc.sql(
                """
                SELECT count(*) FROM delivery_cursor
                WHERE subscription = ANY(?::uuid[]) AND stream = ?
                  AND (last_match > delivered OR lease_until IS NOT NULL)
                """)
            .param(models.stream().map(m -> m.id).map(UUID::toString).toArray(String[]::new))
            .param(MoreDatasets.model(seed))
            .query(Integer.class)
            .single()
        == 0;
  }

  private static boolean is(Place place, String municipality) {
    return place.municipality().equals(municipality);
  }
}
