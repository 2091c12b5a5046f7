package se.samla.catalog.reading;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samla.events.ChangeOperation;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;

/**
 * Which changes a reader wants. One matches when the record as it was or as it is matches, so that
 * leaving an area is seen too; an erasure has neither, and is told wherever it may matter.
 *
 * @param after a cursor, empty for the beginning
 */
record ChangeFilter(
    String after,
    @Nullable String until,
    Place place,
    Set<ChangeOperation> operations,
    int pageSize) {

  /** What a record is; null where it does not matter. */
  record Place(@Nullable String publisher, @Nullable String municipality, @Nullable Box box) {
    private boolean isAnywhere() {
      return publisher == null && municipality == null && box == null;
    }

    private boolean holds(@Nullable RecordState state) {
      return state != null
          && (publisher == null || publisher.equals(state.getPublisher()))
          && (municipality == null || municipality.equals(state.getMunicipality()))
          && (box == null || box.holds(state.getLatitude(), state.getLongitude()));
    }
  }

  /**
   * Names with commas between.
   *
   * @throws Problem when one is none
   */
  static Set<ChangeOperation> operations(@Nullable String names) {
    return names == null
        ? Set.of()
        : Stream.of(names.split(",", -1))
            .map(ChangeFilter::operation)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static ChangeOperation operation(String name) {
    try {
      return ChangeOperation.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("operation", name, "created, updated, deleted or erased");
    }
  }

  ChangeFilter startingAt(String cursor) {
    return new ChangeFilter(cursor, until, place, operations, pageSize);
  }

  boolean wantsAll() {
    return place.isAnywhere() && operations.isEmpty();
  }

  boolean wants(RecordChange change) {
    return (operations.isEmpty() || operations.contains(change.getOperation()))
        && (place.isAnywhere()
            || change.getOperation() == ChangeOperation.ERASED
            || place.holds(change.getBefore())
            || place.holds(change.getAfter()));
  }
}
