package se.samla.notification.feed;

import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;

/**
 * How far the own copy of a stream reaches.
 *
 * @param firstSet the change set the copy begins with; null when nothing has come
 * @param complete the end of the last change set that is here whole without a gap before it; null
 *     when there is none
 */
public record Feed(String stream, int epoch, @Nullable Long firstSet, @Nullable Cursor complete) {

  /** Where delivery's sight ends; before everything while nothing is here. */
  public Cursor end() {
    return complete == null ? Cursor.beginning(epoch) : complete;
  }

  /** Whether every change after the cursor, as far as the feed goes, is in the own copy. */
  boolean covers(Cursor from) {
    if (firstSet == null) {
      return false;
    }
    return from.changeSet() >= firstSet || (from.changeSet() == 0 && firstSet == 1);
  }

  /** The end of what is whole, or the place before the copy's first change. */
  public Cursor whole() {
    return complete == null ? new Cursor(epoch, firstSet == null ? 0 : firstSet, 0) : complete;
  }

  /** The change set that has to come next. */
  long next() {
    return complete == null ? (firstSet == null ? 1 : firstSet) : complete.changeSet() + 1;
  }

  boolean hasCopied(ChangeSetPart part) {
    return part.epoch() < epoch || (part.epoch() == epoch && part.number() < next());
  }

  /**
   * Whether this part is the first the stream sees, or the first after the catalog's restoration.
   */
  boolean beginsWith(ChangeSetPart part) {
    return firstSet == null || part.epoch() > epoch;
  }
}
