package se.samla.notification.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
  private final Deque<VisibleChange> changes = new ArrayDeque<>();
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
    if (end != null && !reaches(range.from()) && !extend(range)) {
      return false;
    }
    if (!reaches(range.from()) && covered.test(range.from())) {
      beginAt(range.from());
    }
    if (!reaches(range.from()) || range.from().compareTo(start()) < 0) {
      return false;
    }
    return (range.to().compareTo(end()) <= 0 || extend(range))
        && range.from().compareTo(start()) >= 0;
  }

  private boolean reaches(Cursor place) {
    return end != null && place.compareTo(end) <= 0;
  }

  private void beginAt(Cursor place) {
    changes.clear();
    octets = 0;
    start = place;
    end = place;
  }

  /**
   * By a page at most: who wants more asks again.
   *
   * @return false when the database has forgotten what would follow
   */
  private boolean extend(Range range) {
    var more = database.apply(new Range(range.stream(), end(), range.to()), PAGE);
    if (!covered.test(end())) {
      return false;
    }
    more.forEach(this::append);
    end = more.size() < PAGE ? range.to() : more.getLast().facts().at();
    while (changes.size() > MOST_CHANGES || (octets > MOST_OCTETS && changes.size() > 1)) {
      dropFirst();
    }
    return true;
  }

  private void append(VisibleChange change) {
    changes.addLast(change);
    octets += change.facts().octets();
  }

  private void dropFirst() {
    var first = changes.removeFirst();
    octets -= first.facts().octets();
    start = first.facts().at();
  }

  private Excerpt excerpt(Range range) {
    var to = range.to().compareTo(end()) < 0 ? range.to() : end();
    var found = new ArrayList<VisibleChange>();
    // From the end: readers stand near it.
    for (var each = changes.descendingIterator(); each.hasNext(); ) {
      var change = each.next();
      if (change.facts().at().compareTo(range.from()) <= 0) {
        break;
      }
      if (change.facts().at().compareTo(to) <= 0) {
        found.add(change);
      }
    }
    return new Excerpt(found.reversed(), to);
  }

  private Cursor start() {
    return Objects.requireNonNull(start);
  }

  private Cursor end() {
    return Objects.requireNonNull(end);
  }
}
