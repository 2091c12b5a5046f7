package se.samla.notification.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;

/**
 * How a feed moves by what arrived.
 *
 * @param ends of what became visible, in order
 * @param behind whether something arrived behind a change set that has not
 */
record Advance(Held before, List<Cursor> ends, boolean behind) {

  /**
   * @param arrived the numbers of the change sets of which something did
   */
  static Advance of(Held before, List<Cursor> ends, Collection<Long> arrived) {
    var next = feed(before, ends).next();
    return new Advance(before, ends, arrived.stream().anyMatch(set -> set > next));
  }

  boolean isAny() {
    return behind || !ends.isEmpty();
  }

  String stream() {
    return before.feed().stream();
  }

  /** Null when it stays where it is. */
  @Nullable Cursor end() {
    return ends.isEmpty() ? null : ends.getLast();
  }

  Held after() {
    return new Held(feed(before, ends), before.hasGap() || behind);
  }

  /**
   * @param parts that arrived
   */
  List<Visible> visible(List<ChangeSetPart> parts) {
    var visible = new ArrayList<Visible>();
    var from = before.feed().whole();
    for (var end : ends) {
      visible.add(new Visible(new Range(stream(), from, end), lastPartOf(end, parts)));
      from = end;
    }
    return visible;
  }

  private @Nullable ChangeSetPart lastPartOf(Cursor end, List<ChangeSetPart> parts) {
    return parts.stream()
        .filter(part -> part.stream().equals(stream()) && part.number() == end.changeSet())
        .reduce((_, last) -> last)
        .orElse(null);
  }

  private static Feed feed(Held before, List<Cursor> ends) {
    var feed = before.feed();
    return ends.isEmpty()
        ? feed
        : new Feed(feed.stream(), feed.epoch(), feed.firstSet(), ends.getLast());
  }
}
