package se.samla.notification.feed;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.Arrivals.Met;
import se.samla.schemas.changes.Cursor;

/**
 * Takes parts of change sets in, in few statements however many they are: one stores them, one
 * moves the ends of their streams.
 */
@Component
class Intake {
  private final Feeds feeds;
  private final Arrivals arrivals;
  private final ChangeSets changeSets;
  private final Changes changes;
  private final ApplicationEventPublisher events;

  Intake(
      Feeds feeds,
      Arrivals arrivals,
      ChangeSets changeSets,
      Changes changes,
      ApplicationEventPublisher events) {
    this.feeds = feeds;
    this.arrivals = arrivals;
    this.changeSets = changeSets;
    this.changes = changes;
    this.events = events;
  }

  /**
   * Stores parts, once however often they come.
   *
   * @param held the feeds of their streams, which move
   * @return what became visible by it
   */
  List<Visible> take(List<ChangeSetPart> parts, Map<String, Held> held) {
    var sorted = parts.stream().sorted(comparing(ChangeSetPart::stream)).toList();
    var visible = new ArrayList<Visible>();
    Rounds.of(sorted).forEach(round -> visible.addAll(takeRound(round, held)));
    return visible;
  }

  private List<Visible> takeRound(List<ChangeSetPart> round, Map<String, Held> held) {
    var fresh = round.stream().filter(part -> isNew(part, held)).toList();
    return fresh.isEmpty() ? List.of() : store(fresh, held);
  }

  /** A copy begins with the first part that is new to it. */
  private boolean isNew(ChangeSetPart part, Map<String, Held> held) {
    var feed = heldOf(part.stream(), held).feed();
    if (feed.hasCopied(part)) {
      return false;
    }
    if (feed.beginsWith(part)) {
      held.put(
          part.stream(), new Held(feeds.begin(part.stream(), part.epoch(), part.number()), false));
    }
    return true;
  }

  private List<Visible> store(List<ChangeSetPart> parts, Map<String, Held> held) {
    var met = arrivals.store(parts).stream().collect(groupingBy(Met::stream));
    parts.stream().filter(ChangeSetPart::erases).forEach(this::blank);
    var moved = new ArrayList<Advance>();
    met.forEach((stream, sets) -> moved.add(advance(heldOf(stream, held), sets)));
    moved.removeIf(advance -> !advance.isAny());
    feeds.move(moved);
    moved.forEach(advance -> held.put(advance.stream(), advance.after()));
    return moved.stream().flatMap(advance -> advance.visible(parts).stream()).toList();
  }

  private void blank(ChangeSetPart erasure) {
    changes.blank(erasure);
    feeds.countErasure(erasure.stream());
    events.publishEvent(new Erased(erasure.stream()));
  }

  private Advance advance(Held held, List<Met> sets) {
    var arrived = sets.stream().collect(toMap(Met::number, identity()));
    var ends = held.hasGap() ? endOfWhole(held.feed()) : held.endsOfRun(arrived);
    return Advance.of(held, ends, arrived.keySet());
  }

  private static Held heldOf(String stream, Map<String, Held> held) {
    return Optional.ofNullable(held.get(stream)).orElseThrow();
  }

  private List<Cursor> endOfWhole(Feed feed) {
    return changeSets
        .endOfWhole(feed.stream(), feed.epoch(), feed.next())
        .map(List::of)
        .orElse(List.of());
  }
}
