package se.samla.notification.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samla.schemas.changes.Cursor;

/**
 * The service's own copy of the changes. A change set is visible when it is here whole and none is
 * missing before it.
 */
@Component
public class OwnCopy {
  /** Their numbers are this service's own, whatever becomes of the catalog's. */
  private static final int EPOCH_OF_EVENTS = 1;

  private final Feeds feeds;
  private final ChangeSets changeSets;
  private final Changes changes;
  private final Tails tails;

  OwnCopy(Feeds feeds, ChangeSets changeSets, Changes changes, Tails tails) {
    this.tails = tails;
    this.feeds = feeds;
    this.changeSets = changeSets;
    this.changes = changes;
  }

  /** Makes room for these streams, so that each has an end that can be held. */
  @Transactional
  public void ensure(Collection<String> streams) {
    feeds.ensure(streams);
  }

  /**
   * Stores a part, once however often it comes.
   *
   * @return what became visible by it
   */
  @Transactional
  public Optional<Range> add(ChangeSetPart part) {
    var feed = feeds.lock(part.stream()).orElseThrow();
    if (feed.hasCopied(part)) {
      return Optional.empty();
    }
    store(part);
    return advance(feed.beginsWith(part) ? begin(part) : feed, part);
  }

  /**
   * Numbers an event that comes without a number of its own, and stores it, once however often it
   * comes.
   *
   * @param sourceKey the same for a repeated message
   * @param change makes the change of the place it gets
   * @return what became visible by it
   */
  @Transactional
  public Optional<Range> addNext(
      String stream, String sourceKey, Instant at, Function<Cursor, Change> change) {
    var feed = lockedOrNew(stream);
    var place = new Cursor(EPOCH_OF_EVENTS, feed.next(), 1);
    var part =
        new ChangeSetPart(
            stream, place.epoch(), place.changeSet(), 1, at, List.of(change.apply(place)));
    return changeSets.claim(part, sourceKey) ? Optional.of(append(feed, part)) : Optional.empty();
  }

  /** The feed as it is now. */
  public Feed feed(String stream) {
    return feeds.find(stream).orElseThrow();
  }

  /** The feed as it will stay until the caller's transaction is over. */
  @Transactional
  public Feed held(String stream) {
    return feeds.hold(stream).orElseThrow();
  }

  /** The streams that wait for a change set that has not come. */
  public List<String> streamsWithGap() {
    return feeds.withGap();
  }

  /** The facts of at most {@code limit} changes of a range, in order. */
  public List<Facts> facts(Range range, int limit) {
    return changes.facts(range, limit);
  }

  /** Where a reader stood who had seen everything that was committed before a time. */
  public Optional<Cursor> endBefore(String stream, Instant time) {
    return changeSets.endBefore(stream, feed(stream).epoch(), time);
  }

  List<VisibleChange> views(String stream, List<Facts> wanted) {
    return changes.views(stream, wanted);
  }

  private Feed lockedOrNew(String stream) {
    return feeds
        .lock(stream)
        .orElseGet(
            () -> {
              feeds.ensure(List.of(stream));
              return feeds.lock(stream).orElseThrow();
            });
  }

  /** What was numbered here is whole when it comes, and nothing is missing before it. */
  private Range append(Feed feed, ChangeSetPart part) {
    changes.insert(part);
    var begun = feed.beginsWith(part) ? begin(part) : feed;
    var end = new Cursor(part.epoch(), part.number(), part.changes().size());
    feeds.complete(part.stream(), end);
    return new Range(part.stream(), begun.whole(), end);
  }

  private Feed begin(ChangeSetPart part) {
    return feeds.begin(part.stream(), part.epoch(), part.number());
  }

  private void store(ChangeSetPart part) {
    changeSets.meet(part, changes.insert(part));
    if (part.changes().stream().anyMatch(Change::isErasure)) {
      changes.blank(part);
      tails.forget(part.stream());
    }
  }

  private Optional<Range> advance(Feed feed, ChangeSetPart part) {
    if (part.number() > feed.next()) {
      feeds.markGap(feed.stream());
      return Optional.empty();
    }
    var end = changeSets.endOfWhole(feed.stream(), feed.epoch(), feed.next());
    end.ifPresent(cursor -> feeds.complete(feed.stream(), cursor));
    return end.map(cursor -> new Range(feed.stream(), feed.whole(), cursor));
  }
}
