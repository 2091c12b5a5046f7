package se.samla.notification.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final Intake intake;

  OwnCopy(Feeds feeds, ChangeSets changeSets, Changes changes, Intake intake) {
    this.intake = intake;
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
   * Stores parts, once however often they come.
   *
   * @return what became visible by it
   */
  @Transactional
  public List<Visible> add(List<ChangeSetPart> parts) {
    return intake.take(parts, feeds.lock(streams(parts, ChangeSetPart::stream)));
  }

  /**
   * Numbers events that come without numbers of their own, and stores them, once however often they
   * come.
   *
   * @return what became visible by it
   */
  @Transactional
  public List<Visible> number(List<Unnumbered> events) {
    var held = lockedOrNew(streams(events, Unnumbered::stream));
    var known = changeSets.known(events);
    var next = new HashMap<String, Long>();
    held.forEach((stream, feed) -> next.put(stream, feed.feed().next()));
    var parts =
        events.stream()
            .filter(event -> known.add(event.key()))
            .map(event -> event.at(new Cursor(EPOCH_OF_EVENTS, take(next, event.stream()), 1)))
            .toList();
    return intake.take(parts, held);
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

  /** When what is here of a stream begins; empty when nothing is. */
  public Optional<Instant> begin(String stream) {
    return changeSets.begin(stream, feed(stream).epoch());
  }

  List<VisibleChange> views(String stream, List<Facts> wanted) {
    return changes.views(stream, wanted);
  }

  private Map<String, Held> lockedOrNew(Set<String> streams) {
    var held = feeds.lock(streams);
    var missing = new TreeSet<>(streams);
    missing.removeAll(held.keySet());
    if (!missing.isEmpty()) {
      feeds.ensure(missing);
      held.putAll(feeds.lock(missing));
    }
    return held;
  }

  private static long take(Map<String, Long> next, String stream) {
    return next.merge(stream, 1L, Long::sum) - 1;
  }

  private static <T> Set<String> streams(List<T> all, Function<T, String> stream) {
    return all.stream().map(stream).collect(Collectors.toSet());
  }
}
