package se.samla.notification.feed;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The newest changes of each stream, kept in memory: most cursors stand near the end, and all of
 * them read the same. What is older than the tail is read from the database.
 */
@Component
class Tails {
  private final Map<String, Tail> byStream = new ConcurrentHashMap<>();
  private final Changes changes;
  private final Feeds feeds;

  Tails(Changes changes, Feeds feeds) {
    this.changes = changes;
    this.feeds = feeds;
  }

  /**
   * The changes of a range, or the first of them; empty when it begins before the tail.
   *
   * @param range whose end is known to be visible
   */
  Optional<Excerpt> read(Range range) {
    var oneEpoch = range.from().epoch() == range.to().epoch() && range.from().changeSet() > 0;
    return oneEpoch
        ? byStream.computeIfAbsent(range.stream(), this::tail).read(range)
        : Optional.empty();
  }

  private Tail tail(String stream) {
    return new Tail(
        changes::visible, from -> feeds.find(stream).filter(f -> f.covers(from)).isPresent());
  }

  /** What was changed afterwards, such as by an erasure, must not be seen again. */
  void forget(String stream) {
    byStream.remove(stream);
  }
}
