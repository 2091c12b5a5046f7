package se.samla.notification.matching;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.Facts;
import se.samla.notification.subscribing.Filter;
import se.samla.schemas.changes.Cursor;

/** What one subscription wants of a stream, and what it found in the range at hand. */
final class Listener {
  private final UUID subscription;
  private final Filter filter;
  private @Nullable Cursor first;
  private @Nullable Cursor last;

  Listener(UUID subscription, Filter filter) {
    this.subscription = subscription;
    this.filter = filter;
  }

  UUID subscription() {
    return subscription;
  }

  void hear(Facts change) {
    if (filter.matches(change)) {
      first = first == null ? change.at() : first;
      last = change.at();
    }
  }

  /** Null when nothing matched. */
  @Nullable Cursor last() {
    return last;
  }

  /** The place just before the first match; null when nothing matched. */
  @Nullable Cursor beforeFirst() {
    return first == null ? null : new Cursor(first.epoch(), first.changeSet(), first.ordinal() - 1);
  }
}
