package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.events.ChangeOperation.CREATED;
import static se.samla.events.ChangeOperation.UPDATED;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A copy that has nothing yet: the catalog has it all. */
class EmptyCopyIT extends RunningService {
  private static final FeedFixture FEED = FeedFixture.of(MoreDatasets.UNCOPIED);

  @Test
  void startsAtOnceFromTheCatalogAndGoesOnFromKafkaWithoutAGap() {
    var first = FEED.commit(CREATED, CREATED, CREATED, CREATED);
    var second = FEED.commit(UPDATED);
    FEED.serveFromCatalog();

    api.subscribed(
        receiver.url(), Map.of("datasets", List.of(MoreDatasets.UNCOPIED), "from", "beginning"));

    eventually().until(() -> receiver.recordIds().size() == 5);
    var lost = FEED.commit(CREATED);
    var come = FEED.commit(CREATED);
    FEED.serveFromCatalog();
    PLATFORM.publish(come);
    eventually().until(() -> receiver.recordIds().size() == 7);
    assertThat(receiver.recordIds())
        .isEqualTo(
            Stream.of(first, second, lost, come)
                .flatMap(set -> FEED.fixtures.views(set).stream())
                .map(view -> view.recordId())
                .toList());
  }
}
