package se.samla.catalog.relay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.changes.NumberedChange;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;

/** Cuts changes into messages: one change set each, at most 500 changes and 512 KiB. */
final class ChangeParts {
  private static final int CHANGES = 500;

  /** Leaves room for the event's own fields below 512 KiB. */
  private static final int BYTES = 500 * 1024;

  /** More than names, ids and numbers of a change take, contents and field names aside. */
  private static final int OVERHEAD = 512;

  private ChangeParts() {}

  static List<List<NumberedChange>> of(List<NumberedChange> changes) {
    var parts = new ArrayList<List<NumberedChange>>();
    var bytes = 0;
    for (var change : changes) {
      var size = sizeOf(change.change());
      if (parts.isEmpty() || !fits(parts.getLast(), change) || bytes + size > BYTES) {
        parts.add(new ArrayList<>());
        bytes = 0;
      }
      parts.getLast().add(change);
      bytes += size;
    }
    return parts;
  }

  private static boolean fits(List<NumberedChange> part, NumberedChange change) {
    return part.size() < CHANGES && part.getLast().changeSet() == change.changeSet();
  }

  private static int sizeOf(RecordChange change) {
    var names = change.getFields().stream().mapToInt(name -> name.length() + 2).sum();
    return OVERHEAD + names + sizeOf(change.getBefore()) + sizeOf(change.getAfter());
  }

  private static int sizeOf(@Nullable RecordState state) {
    return state == null ? 0 : state.getContent().remaining();
  }
}
