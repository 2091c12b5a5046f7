package se.samla.catalog.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.samla.catalog.changes.Feed;
import se.samla.catalog.changes.NumberedChange;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.RecordsChanged;
import se.samla.schemas.changes.ChangeView;
import se.samla.schemas.changes.Cursor;

/** Pages of feeds. */
@Component
class Changes {
  private final Feed feed;
  private final DatasetStates states;

  private static final int LOOK_AT = 5_000;
  private static final int AT_ONCE = 1_000;

  /**
   * Changes and the feed's end, seen at the same instant.
   *
   * @param next where to go on; null when nothing came after this page yet
   */
  record Page(List<ChangeView> changes, @Nullable Cursor next, Cursor latest) {}

  /** What a page may look at: after start, up to last; the feed itself may reach further. */
  private record Stretch(Cursor start, Cursor last, Cursor latest) {}

  Changes(Feed feed, DatasetStates states) {
    this.feed = feed;
    this.states = states;
  }

  /**
   * The changes after a cursor. One snapshot for all queries: a reader never hears of a change set
   * that its page could not show.
   *
   * @throws Problem when a cursor is of another epoch
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Page after(Dataset dataset, ChangeFilter filter) {
    var state = states.of(dataset);
    var start =
        filter.after().isEmpty()
            ? Cursor.beginning(state.epoch())
            : ofEpoch(state.epoch(), "after", filter.after());
    var end = endOf(state);
    var until = filter.until();
    var last = until == null ? end : earlier(end, ofEpoch(state.epoch(), "until", until));
    return filter.wantsAll() && until == null
        ? everything(dataset, start, end, filter.pageSize())
        : search(dataset, filter, new Stretch(start, last, end));
  }

  private static Cursor earlier(Cursor a, Cursor b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Cursor ofEpoch(int epoch, String parameter, String text) {
    var cursor = parse(parameter, text);
    if (cursor.epoch() != epoch) {
      throw Problem.otherEpoch(parameter, cursor, epoch);
    }
    return cursor;
  }

  private Page everything(Dataset dataset, Cursor start, Cursor end, int limit) {
    var changes = feed.after(dataset, start.changeSet(), start.ordinal(), limit);
    var last = changes.isEmpty() ? end : cursorOf(changes.getLast());
    return new Page(views(dataset, changes), last.equals(end) ? null : last, end);
  }

  /** Looks through a bounded stretch: a page may be short, and leads on from where it ended. */
  private Page search(Dataset dataset, ChangeFilter filter, Stretch stretch) {
    var found = new ArrayList<NumberedChange>();
    var at = stretch.start();
    for (var looked = 0; looked < LOOK_AT; looked += AT_ONCE) {
      var some = feed.after(dataset, at.changeSet(), at.ordinal(), AT_ONCE);
      for (var change : some) {
        var cursor = cursorOf(change);
        if (cursor.compareTo(stretch.last()) > 0) {
          return new Page(views(dataset, found), null, stretch.latest());
        }
        at = cursor;
        if (filter.wants(change.change())) {
          found.add(change);
        }
        if (found.size() == filter.pageSize()) {
          return page(dataset, found, at, stretch);
        }
      }
      if (some.size() < AT_ONCE) {
        return new Page(views(dataset, found), null, stretch.latest());
      }
    }
    return page(dataset, found, at, stretch);
  }

  private static Page page(
      Dataset dataset, List<NumberedChange> found, Cursor at, Stretch stretch) {
    return new Page(
        views(dataset, found), at.compareTo(stretch.last()) < 0 ? at : null, stretch.latest());
  }

  private static Cursor cursorOf(NumberedChange change) {
    return new Cursor(change.epoch(), change.changeSet(), change.change().getOrdinal());
  }

  private static List<ChangeView> views(Dataset dataset, List<NumberedChange> changes) {
    return changes.stream().map(change -> view(dataset, change)).toList();
  }

  private static Cursor endOf(DatasetState state) {
    var latest = state.latest();
    return latest == null ? Cursor.beginning(state.epoch()) : Cursor.parse(latest.cursor());
  }

  static Cursor parse(String parameter, String cursor) {
    try {
      return Cursor.parse(cursor);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter(parameter, cursor, "<epoch>.<change set>.<ordinal>");
    }
  }

  private static ChangeView view(Dataset dataset, NumberedChange change) {
    var set =
        new RecordsChanged(
            dataset.name(),
            change.epoch(),
            change.changeSet(),
            change.committedAt(),
            change.size(),
            List.of(change.change()));
    return ChangeView.of(set, change.change(), change.before(), change.after());
  }
}
