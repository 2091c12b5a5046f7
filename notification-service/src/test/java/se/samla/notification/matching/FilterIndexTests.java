package se.samla.notification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.State;
import se.samla.notification.subscribing.BoundingBox;
import se.samla.notification.subscribing.Filter;
import se.samla.schemas.changes.Cursor;

class FilterIndexTests {
  private static final int SUBSCRIPTIONS = 10_000;
  private static final int MUNICIPALITIES = 290;

  private final FilterIndex index = new FilterIndex();
  private final Map<UUID, Filter> filters = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsExactlyThoseThatMatchWhateverWasAddedEditedAndRemoved(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 2_000; i++) {
      changeSomething(random);
    }
    for (var i = 0; i < 200; i++) {
      var change = change(random, i + 1);
      assertThat(matched(change)).isEqualTo(scanned(change));
    }
  }

  @Test
  void looksAtAFewOfTenThousandFilters() {
    var random = new Random(7);
    IntStream.range(0, SUBSCRIPTIONS).forEach(_ -> put(UUID.randomUUID(), narrow(random)));

    for (var i = 0; i < 100; i++) {
      var looked = new AtomicInteger();
      index.candidates(change(random, i + 1), _ -> looked.incrementAndGet());
      assertThat(looked).hasValueLessThan(SUBSCRIPTIONS / 50);
    }
  }

  @Test
  void looksOnceAtAFilterThatTenThousandShare() {
    IntStream.range(0, SUBSCRIPTIONS).forEach(_ -> put(UUID.randomUUID(), Filter.EVERYTHING));
    var looked = new AtomicInteger();

    index.candidates(change(new Random(1), 1), _ -> looked.incrementAndGet());

    assertThat(looked).hasValue(1);
    assertThat(matched(change(new Random(1), 1))).hasSize(SUBSCRIPTIONS);
  }

  @Test
  void findsARecordThatLeavesAnArea() {
    var subscription = UUID.randomUUID();
    put(subscription, new Filter(null, null, new BoundingBox(18.0, 59.2, 18.2, 59.5), null, null));

    var leaves =
        new Facts(
            new Cursor(1, 1, 1),
            "updated",
            List.of("latitude"),
            new State("2120000142", "0180", 59.3, 18.1),
            new State("2120000142", "1280", 55.6, 13.0),
            100);

    assertThat(matched(leaves)).containsExactly(subscription);
  }

  /** Such boxes were stored before longitudes were looked at; each is read again at a start. */
  @ParameterizedTest
  @ValueSource(doubles = {1e9, -1e9, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void takesAStoredBoxThatLiesBesideTheGlobe(double longitude) {
    var beside = new BoundingBox(longitude, 59, longitude, 60);

    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> index.put(UUID.randomUUID(), new Filter(null, null, beside, null, null)));

    assertThat(matched(change(new Random(1), 1))).isEmpty();
  }

  @Test
  void forgetsAFilterNobodyHasAnyMore() {
    var subscription = UUID.randomUUID();
    put(subscription, Filter.EVERYTHING);

    index.remove(subscription);
    filters.clear();

    assertThat(index.isEmpty()).isTrue();
    assertThat(matched(change(new Random(1), 1))).isEmpty();
  }

  private void changeSomething(Random random) {
    var known = new ArrayList<>(filters.keySet());
    if (known.isEmpty() || random.nextInt(4) > 0) {
      put(UUID.randomUUID(), any(random));
    } else if (random.nextBoolean()) {
      put(known.get(random.nextInt(known.size())), any(random));
    } else {
      var gone = known.get(random.nextInt(known.size()));
      index.remove(gone);
      filters.remove(gone);
    }
  }

  private void put(UUID subscription, Filter filter) {
    index.put(subscription, filter);
    filters.put(subscription, filter);
  }

  private Set<UUID> matched(Facts change) {
    var matches = new Matches(index);
    matches.hear(change);
    var found = new HashSet<UUID>();
    matches.forEach((subscription, _) -> found.add(subscription));
    return found;
  }

  private Set<UUID> scanned(Facts change) {
    var found = new HashSet<UUID>();
    filters.forEach(
        (subscription, filter) -> {
          if (filter.matches(change)) {
            found.add(subscription);
          }
        });
    return found;
  }

  private static Filter any(Random random) {
    return new Filter(
        some(random, publisher(random)),
        some(random, municipality(random)),
        random.nextInt(3) > 0 ? null : box(random),
        some(random, "updated"),
        some(random, "name"));
  }

  private static Filter narrow(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Filter(Set.of(publisher(random)), null, null, null, null);
      case 1 -> new Filter(null, Set.of(municipality(random)), null, null, null);
      default -> new Filter(null, null, box(random), null, null);
    };
  }

  private static @Nullable Set<String> some(Random random, String value) {
    return random.nextInt(3) > 0 ? null : Set.of(value);
  }

  private static String publisher(Random random) {
    return "212000%04d".formatted(random.nextInt(MUNICIPALITIES));
  }

  private static String municipality(Random random) {
    return "%04d".formatted(random.nextInt(MUNICIPALITIES));
  }

  private static BoundingBox box(Random random) {
    var west = 11 + random.nextDouble() * 12;
    var south = 55 + random.nextDouble() * 13;
    return new BoundingBox(west, south, west + random.nextDouble(), south + random.nextDouble());
  }

  private static Facts change(Random random, int ordinal) {
    var before = random.nextInt(3) == 0 ? null : state(random);
    var after = before != null && random.nextInt(3) == 0 ? null : state(random);
    return new Facts(new Cursor(1, 1, ordinal), "updated", List.of("name"), before, after, 100);
  }

  private static State state(Random random) {
    return new State(
        publisher(random),
        municipality(random),
        random.nextInt(9) == 0 ? null : 55 + random.nextDouble() * 13,
        11 + random.nextDouble() * 12);
  }
}
