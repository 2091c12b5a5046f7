package se.samla.notification;

import static se.samla.events.ChangeOperation.CREATED;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A gap holds its dataset, and no other. */
class GapsIT extends RunningService {

  @Test
  void aGapIsFilledThoughAnotherOneCannotBe() {
    PLATFORM.catalog.breakOff(MoreDatasets.BROKEN);
    try {
      gapIn(MoreDatasets.BROKEN);
      fills(MoreDatasets.FILLED);
    } finally {
      PLATFORM.catalog.mend(MoreDatasets.BROKEN);
      fill(MoreDatasets.BROKEN);
    }
  }

  @Test
  void aGapIsFilledThoughTheCatalogHangsOverAnotherOne() {
    var gate = new CountDownLatch(1);
    PLATFORM.catalog.hold(MoreDatasets.HANGING, gate);
    try {
      gapIn(MoreDatasets.HANGING);
      fills(MoreDatasets.FILLED);
    } finally {
      gate.countDown();
      fill(MoreDatasets.HANGING);
    }
  }

  /** Sooner than a request to the catalog that hangs is given up. */
  private void fills(String dataset) {
    api.subscribed(receiver.url(), Map.of("datasets", List.of(dataset)));
    var last = gapIn(dataset);
    FeedFixture.of(dataset).serveFromCatalog();
    eventually()
        .atMost(Duration.ofSeconds(6))
        .until(() -> receiver.recordIds().contains(last.recordId(1)));
  }

  private void fill(String dataset) {
    FeedFixture.of(dataset).serveFromCatalog();
    eventually().until(() -> !hasGap(dataset));
  }

  private FeedFixture.PublishedSet gapIn(String dataset) {
    var feed = FeedFixture.of(dataset);
    var first = feed.publish(CREATED);
    eventually().until(() -> copiedOf(dataset, first.number()) == 1);
    feed.commit(CREATED);
    var last = feed.publish(CREATED);
    eventually().until(() -> copiedOf(dataset, last.number()) == 1);
    return last;
  }

  private boolean hasGap(String dataset) {
    return jdbc.sql("SELECT gap_since IS NOT NULL FROM feed WHERE stream = ?")
        .param(dataset)
        .query(Boolean.class)
        .single();
  }
}
