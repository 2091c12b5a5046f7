package se.samla.notification.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import se.samla.schemas.changes.Cursor;

/**
 * Reads the changes somebody wants: from the own copy, or from the catalog where the copy does not
 * reach back that far.
 */
@Component
public class ChangeFeed {
  private static final int PAGE = 1_000;

  /** After so many pages a reader is told how far it got, so that no look lasts for ever. */
  private static final int MOST_PAGES = 20;

  private final OwnCopy copy;
  private final Tails tails;
  private final CatalogChanges catalog;
  private final CatalogPlaces places;

  ChangeFeed(OwnCopy copy, Tails tails, CatalogChanges catalog, CatalogPlaces places) {
    this.copy = copy;
    this.tails = tails;
    this.catalog = catalog;
    this.places = places;
  }

  /**
   * The next changes of a range that are wanted.
   *
   * @throws CatalogUnavailableException when they are the catalog's to tell, and it does not
   */
  public Excerpt read(Range range, Predicate<Facts> wanted, Limits limits) {
    return readRecent(range, wanted, limits).orElseGet(() -> readBehind(range, wanted, limits));
  }

  /** The same, of a range that lies among the newest changes; empty when it does not. */
  public Optional<Excerpt> readRecent(Range range, Predicate<Facts> wanted, Limits limits) {
    return tails.read(range).map(tail -> cut(tail.changes(), tail.to(), wanted, limits));
  }

  /**
   * All changes of a range that are wanted: the same, whichever of the two tells them.
   *
   * @throws CatalogUnavailableException when they are the catalog's to tell, and it does not
   */
  public Excerpt readAll(Range range, Predicate<Facts> wanted) {
    var changes = new ArrayList<VisibleChange>();
    var rest = range;
    while (!rest.isEmpty()) {
      var excerpt = read(rest, wanted, Limits.NONE);
      if (excerpt.to().compareTo(rest.from()) <= 0) {
        throw new CatalogUnavailableException(rest + " is not to be had now", null);
      }
      changes.addAll(excerpt.changes());
      rest = new Range(rest.stream(), excerpt.to(), rest.to());
    }
    return new Excerpt(changes, range.to());
  }

  /** Where a reader has to start anew after the catalog's restoration; empty while it need not. */
  public Optional<Cursor> restartOf(String stream, Cursor from) {
    return copy.feed(stream).restartOf(from);
  }

  /** What the copy told counts only if it has forgotten nothing of it while it was read. */
  private Excerpt readBehind(Range range, Predicate<Facts> wanted, Limits limits) {
    var feed = copy.feed(range.stream());
    if (feed.covers(range.from())) {
      var excerpt = fromCopy(feed.visible(range), wanted, limits);
      if (copy.feed(range.stream()).covers(range.from())) {
        return excerpt;
      }
    }
    return fromCatalog(range, wanted, limits);
  }

  private Excerpt fromCopy(Range range, Predicate<Facts> wanted, Limits limits) {
    var cut = new Cut<Facts>(Function.identity(), wanted, limits);
    var seen = range.from();
    for (var page = 0;
        page < MOST_PAGES && !cut.isFull() && seen.compareTo(range.to()) < 0;
        page++) {
      var facts = copy.facts(new Range(range.stream(), seen, range.to()), PAGE);
      cut.offer(facts);
      seen = facts.size() < PAGE ? range.to() : facts.getLast().at();
    }
    return new Excerpt(copy.views(range.stream(), cut.taken()), endOf(cut, seen));
  }

  private Excerpt fromCatalog(Range range, Predicate<Facts> wanted, Limits limits) {
    var page = places.ask(() -> catalog.after(range.stream(), range.from()));
    return cut(
        page.changes().stream().filter(c -> c.facts().at().compareTo(range.to()) <= 0).toList(),
        page.last().compareTo(range.to()) > 0 ? range.to() : page.last(),
        wanted,
        limits);
  }

  private static Excerpt cut(
      List<VisibleChange> changes, Cursor seen, Predicate<Facts> wanted, Limits limits) {
    var cut = new Cut<VisibleChange>(VisibleChange::facts, wanted, limits);
    cut.offer(changes);
    return new Excerpt(cut.taken(), endOf(cut, seen));
  }

  private static Cursor endOf(Cut<?> cut, Cursor seen) {
    var end = cut.end();
    return cut.isFull() && end != null ? end : seen;
  }
}
