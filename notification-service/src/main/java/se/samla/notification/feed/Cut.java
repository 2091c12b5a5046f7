package se.samla.notification.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;

/**
 * Takes the changes that are wanted, in order, until the limits are reached. One change always
 * fits, however large it is.
 */
final class Cut<C> {
  private final Function<C, Facts> facts;
  private final Predicate<Facts> wanted;
  private final Limits limits;
  private final List<C> taken = new ArrayList<>();
  private long octets;
  private boolean full;

  Cut(Function<C, Facts> facts, Predicate<Facts> wanted, Limits limits) {
    this.facts = facts;
    this.wanted = wanted;
    this.limits = limits;
  }

  void offer(List<C> changes) {
    for (var each = changes.iterator(); each.hasNext() && !full; ) {
      var change = each.next();
      if (wanted.test(facts.apply(change))) {
        take(change);
      }
    }
  }

  List<C> taken() {
    return taken;
  }

  /** Whether a change was left out because the limits are reached. */
  boolean isFull() {
    return full;
  }

  /** The place of the last change taken; null when there is none. */
  @Nullable Cursor end() {
    return taken.isEmpty() ? null : facts.apply(taken.getLast()).at();
  }

  private void take(C change) {
    var size = facts.apply(change).octets();
    full =
        !taken.isEmpty() && (taken.size() == limits.changes() || octets + size > limits.octets());
    if (!full) {
      taken.add(change);
      octets += size;
    }
  }
}
