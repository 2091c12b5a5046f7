package se.samla.notification.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import se.samla.notification.feed.Facts;
import se.samla.notification.subscribing.Filter;
import se.samla.schemas.changes.Cursor;

/** Which filters matched in a range of changes, and where first and last. */
final class Matches {
  private final FilterIndex index;
  private final Map<Filter, Found> found = new HashMap<>();

  Matches(FilterIndex index) {
    this.index = index;
  }

  void hear(Facts change) {
    index.candidates(change, filter -> hear(filter, change));
  }

  /** Whether anybody hears the stream at all. */
  boolean isOfAnybody() {
    return !index.isEmpty();
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Each subscription with what its filter found. */
  void forEach(BiConsumer<UUID, Found> each) {
    found.forEach(
        (filter, places) -> index.subscriptionsOf(filter).forEach(s -> each.accept(s, places)));
  }

  private void hear(Filter filter, Facts change) {
    var before = found.get(filter);
    if ((before == null || !before.last().equals(change.at())) && filter.matches(change)) {
      found.put(filter, new Found(before == null ? change.at() : before.first(), change.at()));
    }
  }

  /** The places of the first and of the last match. */
  record Found(Cursor first, Cursor last) {
    /** The place just before the first match. */
    Cursor beforeFirst() {
      return new Cursor(first.epoch(), first.changeSet(), first.ordinal() - 1);
    }
  }
}
