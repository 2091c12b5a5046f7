package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;
import se.samla.events.RecordsChanged;
import se.samla.notification.ChangeFixtures.Place;
import se.samla.schemas.changes.Cursor;

/** One subscriber: what it asked for and when, and whether what it got is what it had to get. */
final class DeliveryModel implements AutoCloseable {
  final WebhookReceiver receiver = new WebhookReceiver();
  final UUID id;
  private final Api api;
  private final String dataset;
  private final List<Wanted> wishes = new ArrayList<>();
  private final List<Published> feed = new ArrayList<>();
  private final List<Replay> replays = new ArrayList<>();
  private int receivedBeforeReplay;
  private Cursor replayedFrom = new Cursor(99, 0, 0);

  DeliveryModel(Api api, String dataset, Wanted wanted) {
    this.api = api;
    this.dataset = dataset;
    wishes.add(wanted);
    id =
        UUID.fromString(
            api.subscribed(
                    receiver.url(), Map.of("datasets", List.of(dataset), "filter", wanted.filter()))
                .get("id")
                .asString());
  }

  void published(RecordsChanged set) {
    for (var change : set.getChanges()) {
      var place = new Cursor(set.getEpoch(), set.getChangeSet(), change.getOrdinal());
      feed.add(new Published(place, change, wishes.size() - 1));
    }
  }

  /** Whether its filter of now matches any of these changes. */
  boolean wantsSomeOf(RecordsChanged set) {
    return feed.stream()
        .filter(change -> change.at().changeSet() == set.getChangeSet())
        .anyMatch(wishes.getLast()::matches);
  }

  void edit(Wanted wanted) {
    wishes.add(wanted);
    var edited = api.send("PATCH", "/v1/subscriptions/" + id, Map.of("filter", wanted.filter()));
    assertThat(edited.status()).isEqualTo(200);
  }

  /** To where any batch began that was taken. */
  void replay(Random random) {
    var taken = taken(0);
    if (!taken.isEmpty()) {
      var from = from(taken.get(random.nextInt(taken.size())));
      receivedBeforeReplay = receiver.all().size();
      replays.add(new Replay(from, receivedBeforeReplay));
      var after = Map.of("after", Map.of(dataset, from.toString()));
      assertThat(api.post("/v1/subscriptions/" + id + "/replay", after).status()).isEqualTo(200);
      replayedFrom = from;
    }
  }

  void resumeIfDisabled() {
    if (api.statusOf(id.toString()).equals("disabled")) {
      api.post("/v1/subscriptions/" + id + "/resume", null);
    }
  }

  void check() {
    eachBatchIsWhatAFilterMatchedInItsRange();
    aBatchThatCameAgainIsTheSame();
    batchesFollowEachOther();
    nothingIsMissing(taken(0), _ -> true);
    nothingIsMissing(
        taken(receivedBeforeReplay), change -> change.at().compareTo(replayedFrom) > 0);
  }

  @Override
  public void close() {
    receiver.close();
  }

  private void eachBatchIsWhatAFilterMatchedInItsRange() {
    for (var batch : receiver.changes()) {
      assertThat(wishes)
          .anySatisfy(wanted -> assertThat(cursors(batch)).isEqualTo(in(batch, wanted)));
    }
  }

  private void aBatchThatCameAgainIsTheSame() {
    var first = new HashMap<String, String>();
    for (var batch : receiver.changes()) {
      assertThat(batch.body()).isEqualTo(first.computeIfAbsent(batch.id(), _ -> batch.body()));
    }
  }

  /** Each begins where the one before ended or later, but for replays. */
  private void batchesFollowEachOther() {
    var seen = new HashSet<String>();
    var end = new Cursor(0, 0, 0);
    for (var batch : receiver.changes()) {
      if (seen.add(batch.id())) {
        var from = from(batch);
        assertThat(from.compareTo(end) >= 0 || replayed(from))
            .as("%s after %s in %s", from, end, this)
            .isTrue();
        end = Cursor.parse(batch.data().get("to").asString());
      }
    }
  }

  /** What did not match after a replay is stepped over. */
  private boolean replayed(Cursor from) {
    return replays.stream().anyMatch(replay -> replay.from().compareTo(from) <= 0);
  }

  /** What every filter wanted since a change was published has to be there, whichever counted. */
  private void nothingIsMissing(List<ReceivedWebhook> batches, Predicate<Published> asked) {
    var got = new HashSet<>(batches.stream().flatMap(b -> cursors(b).stream()).toList());
    assertThat(
            feed.stream().filter(asked).filter(this::isDue).map(change -> change.at().toString()))
        .isSubsetOf(got);
  }

  private boolean isDue(Published change) {
    return wishes.subList(change.wish(), wishes.size()).stream().allMatch(w -> w.matches(change));
  }

  /** Everything that came and that was asked for, in its order. */
  @Override
  public String toString() {
    var all = receiver.all();
    return IntStream.rangeClosed(0, all.size())
        .mapToObj(i -> replaysAfter(i) + (i < all.size() ? wordsOf(all.get(i)) : ""))
        .collect(Collectors.joining());
  }

  private String replaysAfter(int came) {
    return replays.stream()
        .filter(replay -> replay.after() == came)
        .map(replay -> "%n  replay after %s".formatted(replay.from()))
        .collect(Collectors.joining());
  }

  private static String wordsOf(ReceivedWebhook webhook) {
    return "%n  %s %s from %s to %s answered %d"
        .formatted(
            webhook.id(),
            webhook.type(),
            webhook.data().path("from").asString("–"),
            webhook.data().path("to").asString("–"),
            webhook.answered());
  }

  private List<ReceivedWebhook> taken(int after) {
    return receiver.all().stream()
        .skip(after)
        .filter(w -> w.type().equals("se.samla.dataset.changed.v1"))
        .filter(w -> w.answered() < 300)
        .toList();
  }

  private List<String> in(ReceivedWebhook batch, Wanted wanted) {
    var to = Cursor.parse(batch.data().get("to").asString());
    return feed.stream()
        .filter(change -> change.at().compareTo(from(batch)) > 0 && change.at().compareTo(to) <= 0)
        .filter(wanted::matches)
        .map(change -> change.at().toString())
        .toList();
  }

  private static List<String> cursors(ReceivedWebhook batch) {
    return batch.data().get("changes").valueStream().map(c -> c.get("cursor").asString()).toList();
  }

  private static Cursor from(ReceivedWebhook batch) {
    return Cursor.parse(batch.data().get("from").asString());
  }

  /**
   * @param after how many webhooks had come by then
   */
  private record Replay(Cursor from, int after) {}

  /**
   * @param wish which wish counted when it was published
   */
  record Published(Cursor at, RecordChange change, int wish) {
    String operation() {
      return change.getOperation().name().toLowerCase(Locale.ROOT);
    }

    Stream<Place> places() {
      return Stream.of(change.getBefore(), change.getAfter())
          .filter(state -> state != null)
          .map(Published::place);
    }

    private static Place place(RecordState state) {
      return new Place(
          state.getPublisher(), String.valueOf(state.getMunicipality()), state.getLatitude());
    }
  }

  /** A filter, and independently of the service what it means. */
  record Wanted(
      String name, Map<String, ?> filter, Predicate<String> operation, Predicate<Place> place) {
    boolean matches(Published change) {
      return operation.test(change.operation()) && change.places().anyMatch(place);
    }
  }
}
