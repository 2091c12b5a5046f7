package se.samla.notification.feed;

import java.util.Optional;
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

  /** As far as anybody can tell while the copy is empty: only the catalog knows where it ends. */
  public static final Cursor UNKNOWN_END = new Cursor(999_999_999, 0, 0);

  /** Where delivery's sight ends; before everything while nothing is here. */
  public Cursor end() {
    return complete == null ? Cursor.beginning(epoch) : complete;
  }

  /** How far a cursor that is placed now has to look. */
  public Cursor sight() {
    return complete != null || !StreamName.isDataset(stream) ? end() : UNKNOWN_END;
  }

  /** Whether every change after the cursor, as far as the feed goes, is in the own copy. */
  boolean covers(Cursor from) {
    if (!StreamName.isDataset(stream)) {
      return true; // nobody else has it
    }
    return firstSet != null && (isAtStart(from) ? firstSet == 1 : reachesBackTo(from, firstSet));
  }

  /** The part of a range that can be seen in the copy. */
  Range visible(Range range) {
    var from = range.from().epoch() < epoch ? Cursor.beginning(epoch) : range.from();
    var to = range.to().compareTo(end()) < 0 ? range.to() : end();
    return new Range(stream, from, to);
  }

  /**
   * Where a reader has to start anew because its cursor is of a time before the catalog was
   * restored; empty while the cursor is good.
   */
  Optional<Cursor> restartOf(Cursor from) {
    return firstSet == null || from.epoch() >= epoch || isAtStart(from)
        ? Optional.empty()
        : Optional.of(new Cursor(epoch, firstSet, 0));
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

  private boolean reachesBackTo(Cursor from, long first) {
    return from.epoch() == epoch && from.changeSet() >= first;
  }

  private static boolean isAtStart(Cursor from) {
    return from.changeSet() == 0;
  }
}
