package se.samla.notification.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;

/** The newest changes of one stream, without a gap between the two ends; bounded in memory. */
final class Tail {
  private static final int PAGE = 1_000;
  private static final int MOST_CHANGES = 4_000;
  private static final long MOST_OCTETS = 8L * 1024 * 1024;

  private final BiFunction<Range, Integer, List<VisibleChange>> database;
  private final Predicate<Cursor> covered;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<VisibleChange> changes = new ArrayList<>();
  private long octets;
  private @Nullable Cursor start;
  private @Nullable Cursor end;

  /**
   * @param covered whether nothing after a place is missing in the database
   */
  Tail(BiFunction<Range, Integer, List<VisibleChange>> database, Predicate<Cursor> covered) {
    this.database = database;
    this.covered = covered;
  }

  Optional<Excerpt> read(Range range) {
    lock.lock();
    try {
      return covering(range) ? Optional.of(excerpt(range)) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private boolean covering(Range range) {
    if (end != null && !reaches(range.from())) {
      extend(range);
    }
    if (!reaches(range.from()) && covered.test(range.from())) {
      beginAt(range.from());
    }
    if (!reaches(range.from()) || range.from().compareTo(start()) < 0) {
      return false;
    }
    if (range.to().compareTo(end()) > 0) {
      extend(range);
    }
    return reaches(range.from()) && range.from().compareTo(start()) >= 0;
  }

  private boolean reaches(Cursor place) {
    return end != null && place.compareTo(end) <= 0;
  }

  private void beginAt(@Nullable Cursor place) {
    changes.clear();
    octets = 0;
    start = place;
    end = place;
  }

  /**
   * By a page at most: who wants more asks again. When the database has forgotten what would follow
   * there is no tail any more.
   */
  private void extend(Range range) {
    var more = database.apply(new Range(range.stream(), end(), range.to()), PAGE);
    if (covered.test(end())) {
      append(more, range.to());
    } else {
      beginAt(null);
    }
  }

  private void append(List<VisibleChange> more, Cursor to) {
    changes.addAll(more);
    octets += octetsOf(more);
    end = more.size() < PAGE ? to : more.getLast().facts().at();
    dropFirst(tooMany());
  }

  /** How many of the oldest have to go; the newest stays. */
  private int tooMany() {
    var rest = octets;
    var dropped = 0;
    while (changes.size() - dropped > MOST_CHANGES
        || (rest > MOST_OCTETS && changes.size() - dropped > 1)) {
      rest -= changes.get(dropped++).facts().octets();
    }
    return dropped;
  }

  private void dropFirst(int count) {
    if (count > 0) {
      var first = changes.subList(0, count);
      start = first.getLast().facts().at();
      octets -= octetsOf(first);
      first.clear();
    }
  }

  private static long octetsOf(List<VisibleChange> changes) {
    return changes.stream().mapToLong(change -> change.facts().octets()).sum();
  }

  private Excerpt excerpt(Range range) {
    var to = range.to().compareTo(end()) < 0 ? range.to() : end();
    return new Excerpt(List.copyOf(changes.subList(upTo(range.from()), upTo(to))), to);
  }

  /** How many of the changes stand at a place or before it. */
  private int upTo(Cursor place) {
    var low = 0;
    var high = changes.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (changes.get(middle).facts().at().compareTo(place) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Cursor start() {
    return Objects.requireNonNull(start);
  }

  private Cursor end() {
    return Objects.requireNonNull(end);
  }
}
