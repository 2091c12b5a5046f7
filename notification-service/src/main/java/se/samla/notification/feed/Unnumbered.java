package se.samla.notification.feed;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import se.samla.schemas.changes.Cursor;

/**
 * An event that comes without a number of its own.
 *
 * @param sourceKey the same for a repeated message
 * @param change makes the change of the place it gets
 */
public record Unnumbered(
    String stream, String sourceKey, Instant at, Function<Cursor, Change> change) {
  Key key() {
    return new Key(stream, sourceKey);
  }

  ChangeSetPart at(Cursor place) {
    return new ChangeSetPart(
        stream, place.epoch(), place.changeSet(), 1, at, List.of(change.apply(place)), sourceKey);
  }

  /** What a repeated message has in common with the first one. */
  record Key(String stream, String sourceKey) {}
}
