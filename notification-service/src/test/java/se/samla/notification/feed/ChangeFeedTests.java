package se.samla.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.samla.schemas.changes.Cursor;

class ChangeFeedTests {
  private static final String STREAM = "badplatser";
  private final Copy copy = new Copy();
  private final Catalog catalog = new Catalog();
  private final ChangeFeed feed = new ChangeFeed(copy, new NoTails(), catalog, new CatalogPlaces());

  @Test
  void readsFromTheCopyWhatItHas() {
    assertThat(sets()).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void leavesOutNothingThatTheCopyForgetsWhileItIsRead() {
    copy.forgetsAtNextLook = 7;

    assertThat(sets()).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
  }

  /** Each of them keeps a place of the dispatcher until the catalog's timeout. */
  @Test
  @Timeout(60)
  void fewWaitForACatalogThatHangsAndTheOthersAreToldSoon() {
    copy.forgetsAtNextLook = 7;
    var gate = catalog.hang();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers =
          IntStream.range(0, CatalogPlaces.MOST + 5).mapToObj(_ -> threads.submit(this::sets));
      var all = readers.toList();
      await().until(() -> all.stream().filter(Future::isDone).count() == 5);
      assertThat(catalog.asked).hasValue(CatalogPlaces.MOST);
      assertThat(all.stream().filter(Future::isDone))
          .allSatisfy(
              refused ->
                  assertThat(refused.exceptionNow())
                      .isInstanceOf(CatalogUnavailableException.class));
      gate.countDown();
    }
    assertThat(sets()).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
  }

  private List<Long> sets() {
    var range = new Range(STREAM, new Cursor(1, 3, 1), new Cursor(1, 9, 1));
    return feed.read(range, _ -> true, Limits.NONE).changes().stream()
        .map(change -> change.facts().at().changeSet())
        .toList();
  }

  private static List<Facts> facts(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(set -> new Facts(new Cursor(1, set, 1), "created", List.of(), null, null, 100))
        .toList();
  }

  private static List<VisibleChange> visible(List<Facts> facts) {
    return facts.stream().map(f -> new VisibleChange(f, Instant.EPOCH, "{}")).toList();
  }

  /** Change sets up to the ninth; retention may commit between any two looks. */
  private static final class Copy extends OwnCopy {
    private long first = 3;
    private long forgetsAtNextLook;

    @SuppressWarnings("NullAway") // nothing of it is used
    Copy() {
      super(null, null, null, null);
    }

    @Override
    public Feed feed(String stream) {
      return new Feed(STREAM, 1, first, new Cursor(1, 9, 1));
    }

    @Override
    public List<Facts> facts(Range range, int limit) {
      first = Math.max(first, forgetsAtNextLook);
      return ChangeFeedTests.facts(Math.max(first, range.from().changeSet() + 1), 9);
    }

    @Override
    List<VisibleChange> views(String stream, List<Facts> wanted) {
      return visible(wanted);
    }
  }

  private static final class NoTails extends Tails {
    @SuppressWarnings("NullAway") // nothing of it is used
    NoTails() {
      super(null, null, null);
    }

    @Override
    Optional<Excerpt> read(Range range) {
      return Optional.empty();
    }
  }

  /** Has everything. */
  private static final class Catalog extends CatalogChanges {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @SuppressWarnings("NullAway") // nothing of it is used
    Catalog() {
      super(null, null);
    }

    CountDownLatch hang() {
      gate = new CountDownLatch(1);
      return gate;
    }

    @Override
    public CatalogPage after(String stream, Cursor from) {
      asked.incrementAndGet();
      awaitGate();
      var changes = facts(from.changeSet() + 1, 9).stream().map(f -> new Change(f, "{}")).toList();
      var part = new ChangeSetPart(stream, 1, 9, null, Instant.EPOCH, changes);
      return new CatalogPage(List.of(part), new Cursor(1, 9, 1), true);
    }

    private void awaitGate() {
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
