package se.samla.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.samla.schemas.changes.Cursor;

class TailTests {
  private final List<VisibleChange> database = new ArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();
  private long firstKept = 1;
  private final Tail tail = new Tail(this::read, from -> from.changeSet() >= firstKept - 1);

  @Test
  void readsFromTheDatabaseOnceWhatManyWant() {
    commit(1, 3);

    for (var reader = 0; reader < 100; reader++) {
      assertThat(sets(0, 3)).containsExactly(1L, 2L, 3L);
    }
    assertThat(reads).hasValue(1);
  }

  @Test
  void goesOnWhereItEnds() {
    commit(1, 3);
    assertThat(sets(0, 3)).containsExactly(1L, 2L, 3L);

    commit(4, 5);

    assertThat(sets(2, 5)).containsExactly(3L, 4L, 5L);
    assertThat(sets(3, 4)).containsExactly(4L);
  }

  @Test
  void leavesReadersToTheDatabaseWhoAreBehindIt() {
    commit(1, 9);
    assertThat(sets(5, 9)).hasSize(4);

    assertThat(tail.read(range(2, 9))).isEmpty();
  }

  @Test
  void keepsWhatIsBeforeAReaderThatSteppedAhead() {
    commit(1, 9);
    assertThat(sets(0, 3)).hasSize(3);

    assertThat(sets(7, 9)).containsExactly(8L, 9L);

    assertThat(sets(2, 5)).containsExactly(3L, 4L, 5L);
  }

  @Test
  void doesNotGrowWithoutEnd() {
    commit(1, 6_000);
    for (var at = 0; at < 6_000; at += 500) {
      assertThat(sets(at, at + 500)).hasSize(500);
    }

    assertThat(tail.read(range(0, 6_000))).isEmpty();
    assertThat(sets(5_500, 6_000)).hasSize(500);
  }

  @Test
  void leavesOutNothingThatTheDatabaseHasForgotten() {
    commit(1, 3);
    assertThat(sets(0, 3)).hasSize(3);
    commit(4, 9);
    firstKept = 7;
    database.removeIf(change -> change.facts().at().changeSet() < firstKept);

    assertThat(tail.read(range(3, 9))).isEmpty();
    assertThat(sets(6, 9)).containsExactly(7L, 8L, 9L);
  }

  private void commit(long first, long last) {
    LongStream.rangeClosed(first, last).mapToObj(TailTests::change).forEach(database::add);
  }

  private List<Long> sets(long from, long to) {
    return tail.read(range(from, to)).orElseThrow().changes().stream()
        .map(change -> change.facts().at().changeSet())
        .toList();
  }

  private List<VisibleChange> read(Range range, int limit) {
    reads.incrementAndGet();
    return database.stream()
        .filter(change -> change.facts().at().compareTo(range.from()) > 0)
        .filter(change -> change.facts().at().compareTo(range.to()) <= 0)
        .limit(limit)
        .toList();
  }

  private static Range range(long from, long to) {
    return new Range("badplatser", new Cursor(1, from, 1), new Cursor(1, to, 1));
  }

  private static VisibleChange change(long set) {
    var facts = new Facts(new Cursor(1, set, 1), "created", List.of(), null, null, 100);
    return new VisibleChange(facts, Instant.EPOCH, "{}");
  }
}
