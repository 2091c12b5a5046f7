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
   * How far filters are made and edited. Asked while the feeds of the streams are held: no edit of
   * theirs up to here is still to be seen.
   */
  long revision() {
    return listeners.revision();
  }

  /**
   * The filters of a stream as they are at a revision. The caller holds the stream's feed: nobody
   * edits them meanwhile, and nobody else matches.
   */
  FilterIndex of(String stream, long revision) {
    var current = byStream.getOrDefault(stream, new Current(new FilterIndex(), 0));
    if (current.revision() < revision) {
      listeners
          .since(stream, current.revision())
          .forEach(edited -> current.index().put(edited.subscription(), edited.filter()));
      byStream.put(stream, new Current(current.index(), revision));
    }
    return current.index();
  }

  @Scheduled(fixedDelayString = "1h")
  void forget() {
    byStream.clear();
  }

  /**
   * @param revision up to which every edit is in the index
   */
  private record Current(FilterIndex index, long revision) {}
}
