package se.samla.notification.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The newest changes of each stream, kept in memory: most cursors stand near the end, and all of
 * them read the same. What is older than the tail is read from the database. After an erasure a
 * tail begins anew: at once where it was copied, within a second on every other instance.
 */
@Component
class Tails {
  private static final Duration TRUSTED = Duration.ofSeconds(1);

  private final Map<String, Kept> byStream = new ConcurrentHashMap<>();
  private final Map<String, Known> erasures = new ConcurrentHashMap<>();
  private final Changes changes;
  private final Feeds feeds;
  private final Clock clock;

  Tails(Changes changes, Feeds feeds, Clock clock) {
    this.changes = changes;
    this.feeds = feeds;
    this.clock = clock;
  }

  /**
   * The changes of a range, or the first of them; empty when it begins before the tail.
   *
   * @param range whose end is known to be visible
   */
  Optional<Excerpt> read(Range range) {
    var oneEpoch = range.from().epoch() == range.to().epoch() && range.from().changeSet() > 0;
    return oneEpoch
        ? current(range.stream(), erasuresOf(range.stream())).read(range)
        : Optional.empty();
  }

  /** Begun after so many erasures: it has nothing of what they blanked. */
  private Tail current(String stream, long erased) {
    return byStream
        .compute(
            stream,
            (_, kept) ->
                kept != null && kept.erasures() == erased ? kept : new Kept(erased, tail(stream)))
        .tail();
  }

  private long erasuresOf(String stream) {
    var now = clock.instant();
    return erasures
        .compute(
            stream,
            (_, known) ->
                known != null && now.isBefore(known.at().plus(TRUSTED))
                    ? known
                    : new Known(feeds.erasures(stream), now))
        .count();
  }

  private Tail tail(String stream) {
    return new Tail(
        changes::visible, from -> feeds.find(stream).filter(f -> f.covers(from)).isPresent());
  }

  /** After the commit: before it a reader would begin anew with what is being erased. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  public void erased(Erased event) {
    erasures.remove(event.stream());
  }

  private record Kept(long erasures, Tail tail) {}

  private record Known(long count, Instant at) {}
}
