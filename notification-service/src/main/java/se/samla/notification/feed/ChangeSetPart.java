package se.samla.notification.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;

/**
 * Some changes of one change set, in order.
 *
 * @param size how many changes the whole set has; null when that is not known yet
 * @param sourceKey of an event from elsewhere, which is the one change of its set; else null
 */
public record ChangeSetPart(
    String stream,
    int epoch,
    long number,
    @Nullable Integer size,
    Instant committedAt,
    List<Change> changes,
    @Nullable String sourceKey) {

  public ChangeSetPart(
      String stream,
      int epoch,
      long number,
      @Nullable Integer size,
      Instant committedAt,
      List<Change> changes) {
    this(stream, epoch, number, size, committedAt, changes, null);
  }

  boolean erases() {
    return changes.stream().anyMatch(Change::isErasure);
  }

  long octets() {
    return changes.stream().mapToLong(change -> change.facts().octets()).sum();
  }

  /** The facts of a range, when this part tells all of it as it is stored; else empty. */
  public Optional<List<Facts>> factsOf(Range range) {
    return isAllOf(range) && !erases()
        ? Optional.of(changes.stream().map(Change::facts).toList())
        : Optional.empty();
  }

  private boolean isAllOf(Range range) {
    return size != null
        && size == changes.size()
        && range.to().equals(new Cursor(epoch, number, size))
        && range.from().epoch() == epoch
        && isJustBefore(range.from());
  }

  private boolean isJustBefore(Cursor place) {
    return place.changeSet() == number - 1 || (place.changeSet() == number && place.ordinal() == 0);
  }
}
