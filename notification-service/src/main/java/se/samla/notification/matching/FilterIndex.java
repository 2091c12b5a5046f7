package se.samla.notification.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.State;
import se.samla.notification.subscribing.Filter;

/**
 * The filters of a stream, found by what a change has: its publisher, its municipality, or the cell
 * of the map it lies in. Each filter stands under the narrowest of the three that it names, equal
 * filters only once; what names none is a candidate for every change. Used by one thread at a time.
 */
final class FilterIndex {
  private final Map<UUID, Filter> bySubscription = new HashMap<>();
  private final Map<Filter, Set<UUID>> subscriptions = new HashMap<>();
  private final Map<Object, Set<Filter>> byKey = new HashMap<>();

  /** A key that every change has. */
  private static final Object ANY = "";

  void put(UUID subscription, Filter filter) {
    remove(subscription);
    bySubscription.put(subscription, filter);
    if (subscriptions.computeIfAbsent(filter, _ -> new HashSet<>()).add(subscription)) {
      keysOf(filter)
          .forEach(key -> byKey.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(filter));
    }
  }

  void remove(UUID subscription) {
    var filter = bySubscription.remove(subscription);
    if (filter != null && leavesNobody(filter, subscription)) {
      keysOf(filter).forEach(key -> removeFrom(key, filter));
    }
  }

  boolean isEmpty() {
    return bySubscription.isEmpty();
  }

  /** Who wants what this filter wants. */
  Collection<UUID> subscriptionsOf(Filter filter) {
    return subscriptions.getOrDefault(filter, Set.of());
  }

  /** Every filter that may match, and few others; one may come twice. */
  void candidates(Facts change, Consumer<Filter> candidate) {
    if (change.isErasure()) {
      subscriptions.keySet().forEach(candidate);
      return;
    }
    offer(ANY, candidate);
    offer(change.before(), candidate);
    offer(change.after(), candidate);
  }

  private void offer(@Nullable State state, Consumer<Filter> candidate) {
    if (state != null) {
      offer(new Key("publisher", state.publisher()), candidate);
      offer(new Key("municipality", state.municipality()), candidate);
      offer(Cell.of(state), candidate);
    }
  }

  private void offer(@Nullable Object key, Consumer<Filter> candidate) {
    if (key != null) {
      byKey.getOrDefault(key, Set.of()).forEach(candidate);
    }
  }

  private static Collection<?> keysOf(Filter filter) {
    if (filter.publishers() != null) {
      return filter.publishers().stream().map(p -> new Key("publisher", p)).toList();
    }
    if (filter.municipalities() != null) {
      return filter.municipalities().stream().map(m -> new Key("municipality", m)).toList();
    }
    var cells = filter.bbox() == null ? Set.of() : Cell.in(filter.bbox());
    return cells.isEmpty() ? Set.of(ANY) : cells;
  }

  private boolean leavesNobody(Filter filter, UUID subscription) {
    var left = subscriptions.getOrDefault(filter, Set.of());
    left.remove(subscription);
    return left.isEmpty() && subscriptions.remove(filter) != null;
  }

  private void removeFrom(Object key, Filter filter) {
    var filters = byKey.get(key);
    if (filters != null && filters.remove(filter) && filters.isEmpty()) {
      byKey.remove(key);
    }
  }

  private record Key(String kind, @Nullable String value) {}
}
