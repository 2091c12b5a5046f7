package se.samla.notification.matching;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The filters of every stream in memory. Before a match only what was made or edited since is read;
 * what was deleted matches nothing in the database, and is forgotten every hour.
 */
@Component
class FilterIndexes {
  private final Map<String, Current> byStream = new ConcurrentHashMap<>();
  private final Listeners listeners;

  FilterIndexes(Listeners listeners) {
    this.listeners = listeners;
  }

  /**
   * The filters of a stream as they are now. The caller holds the stream's feed: nobody edits them
   * meanwhile, and nobody else matches.
   */
  FilterIndex of(String stream) {
    var current = byStream.getOrDefault(stream, new Current(new FilterIndex(), 0));
    var seen = current.revision();
    for (var listener : listeners.since(stream, seen)) {
      current.index().put(listener.subscription(), listener.filter());
      seen = Math.max(seen, listener.revision());
    }
    byStream.put(stream, new Current(current.index(), seen));
    return current.index();
  }

  @Scheduled(fixedDelayString = "1h")
  void forget() {
    byStream.clear();
  }

  /**
   * @param revision the last that is in the index
   */
  private record Current(FilterIndex index, long revision) {}
}
