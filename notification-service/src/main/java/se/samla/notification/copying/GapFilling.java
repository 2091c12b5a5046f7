package se.samla.notification.copying;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.CatalogChanges;
import se.samla.notification.feed.CatalogUnavailableException;
import se.samla.notification.feed.OwnCopy;
import se.samla.schemas.changes.Cursor;

/**
 * Reads change sets that did not come by Kafka from the catalog's changes API. Until that is done
 * the stream is held: nothing after the gap is visible.
 */
@Component
class GapFilling {
  private static final Logger log = LoggerFactory.getLogger(GapFilling.class);

  private final OwnCopy copy;
  private final CatalogChanges catalog;
  private final ChangeCopying copying;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  GapFilling(OwnCopy copy, CatalogChanges catalog, ChangeCopying copying) {
    this.copy = copy;
    this.catalog = catalog;
    this.copying = copying;
  }

  /** Each stream by a thread of its own: a gap holds its stream, and nothing else. */
  @Scheduled(fixedDelayString = "${samla.notification.gap-poll}")
  void fillGaps() {
    copy.streamsWithGap().stream()
        .filter(underWay::add)
        .forEach(stream -> Thread.startVirtualThread(() -> fill(stream)));
  }

  private void fill(String stream) {
    try {
      tryToFill(stream);
    } catch (RuntimeException e) {
      log.warn("{} stays held", stream, e);
    } finally {
      underWay.remove(stream);
    }
  }

  private void tryToFill(String stream) {
    var from = copy.feed(stream).whole();
    log.warn("{} misses changes after {}: reading them from the catalog", stream, from);
    try {
      read(stream, from);
    } catch (CatalogUnavailableException e) {
      log.warn("{} stays held at {}: {}", stream, from, e.getMessage());
    }
  }

  private void read(String stream, Cursor from) {
    var page = catalog.after(stream, from);
    copying.take(page.parts());
    while (!page.end() && copy.streamsWithGap().contains(stream)) {
      page = catalog.after(stream, page.last());
      copying.take(page.parts());
    }
  }
}
