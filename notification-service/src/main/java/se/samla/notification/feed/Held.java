package se.samla.notification.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.samla.notification.feed.Arrivals.Met;
import se.samla.schemas.changes.Cursor;

/**
 * A feed whose end nobody else moves meanwhile.
 *
 * @param hasGap whether change sets may be here behind one that is not. Without a gap none is
 *     behind the next one, and what arrives tells all there is to know.
 */
record Held(Feed feed, boolean hasGap) {

  /** The ends of the unbroken run of whole change sets that arrived and follow the feed's end. */
  List<Cursor> endsOfRun(Map<Long, Met> arrived) {
    var ends = new ArrayList<Cursor>();
    var next = feed.next();
    for (var set = arrived.get(next); set != null && set.isWhole(); set = arrived.get(++next)) {
      ends.add(new Cursor(feed.epoch(), next, set.copied()));
    }
    return ends;
  }
}
