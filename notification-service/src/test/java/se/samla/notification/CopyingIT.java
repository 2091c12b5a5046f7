package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.events.ChangeOperation.CREATED;
import static se.samla.events.ChangeOperation.DELETED;
import static se.samla.events.ChangeOperation.UPDATED;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.samla.events.RecordsChanged;
import se.samla.notification.copying.Polls;

/** The own copy: whole, in order, each change once; what Kafka did not bring, from the catalog. */
class CopyingIT extends RunningService {
  private static final String TOILETS = "offentliga-toaletter";
  private static final FeedFixture FEED = FeedFixture.of(TOILETS);

  @Autowired private ApplicationContext context;

  @Test
  void deliversARepeatedMessageOnce() {
    subscribe();
    var set = FEED.commit(CREATED, UPDATED);

    PLATFORM.publish(set, set);
    var next = FEED.publish(CREATED);
    PLATFORM.publish(set);
    var last = FEED.publish(CREATED);

    eventually().until(() -> receiver.recordIds().contains(last.recordId(1)));
    assertThat(receiver.recordIds())
        .containsExactly(
            ChangeFixtures.recordId(set.getChangeSet(), 1),
            ChangeFixtures.recordId(set.getChangeSet(), 2),
            next.recordId(1),
            last.recordId(1));
  }

  @Test
  void showsNothingOfAChangeSetBeforeItIsWhole() {
    subscribe();
    var number = FEED.next();
    var first = FEED.remember(FEED.fixtures.aPart(number, 3, 1, List.of(CREATED, CREATED)));
    var second = FEED.remember(FEED.fixtures.aPart(number, 3, 3, List.of(CREATED)));

    PLATFORM.publish(first);
    eventually().until(() -> copiedOf(TOILETS, number) == 2);
    assertThat(receiver.changes()).isEmpty();

    PLATFORM.publish(second);
    eventually().until(() -> receiver.recordIds().size() == 3);
  }

  @Test
  void holdsADatasetUntilAGapIsFilledFromTheCatalog() {
    subscribe();
    var lost = FEED.commit(CREATED, CREATED, CREATED);
    var alsoLost = FEED.commit(UPDATED, UPDATED);
    var come = FEED.publish(CREATED);

    eventually().until(this::hasGap);
    assertThat(receiver.changes()).isEmpty();

    FEED.serveFromCatalog();
    eventually().until(() -> receiver.recordIds().contains(come.recordId(1)));
    assertThat(receiver.recordIds())
        .containsExactly(
            ChangeFixtures.recordId(lost.getChangeSet(), 1),
            ChangeFixtures.recordId(lost.getChangeSet(), 2),
            ChangeFixtures.recordId(lost.getChangeSet(), 3),
            ChangeFixtures.recordId(alsoLost.getChangeSet(), 1),
            ChangeFixtures.recordId(alsoLost.getChangeSet(), 2),
            come.recordId(1));
    assertThat(hasGap()).isFalse();
  }

  @Test
  void takesThePartsOfOnePollAsItTakesThemOneByOne() {
    subscribe();
    var begun = FEED.publish(CREATED);
    eventually().until(() -> receiver.recordIds().contains(begun.recordId(1)));
    var whole = FEED.commit(CREATED, UPDATED);
    var number = FEED.next();
    var first = FEED.remember(FEED.fixtures.aPart(number, 3, 1, List.of(CREATED, CREATED)));
    var second = FEED.remember(FEED.fixtures.aPart(number, 3, 3, List.of(CREATED)));
    var late = FEED.commit(CREATED);
    var early = FEED.commit(DELETED);

    poll(whole, first, whole, second, early);

    assertThat(end()).isEqualTo("(1," + number + ",3)");
    assertThat(hasGap()).isTrue();
    poll(late, early);
    assertThat(end()).isEqualTo("(1," + early.getChangeSet() + ",1)");
    assertThat(hasGap()).isFalse();
    assertThat(copiedOf(TOILETS, whole.getChangeSet())).isEqualTo(2);
    assertThat(copiedOf(TOILETS, early.getChangeSet())).isEqualTo(1);
    var last = ChangeFixtures.recordId(early.getChangeSet(), 1);
    eventually().until(() -> receiver.recordIds().contains(last));
    assertThat(receiver.recordIds())
        .containsExactly(
            begun.recordId(1),
            ChangeFixtures.recordId(whole.getChangeSet(), 1),
            ChangeFixtures.recordId(whole.getChangeSet(), 2),
            ChangeFixtures.recordId(number, 1),
            ChangeFixtures.recordId(number, 2),
            ChangeFixtures.recordId(number, 3),
            ChangeFixtures.recordId(late.getChangeSet(), 1),
            last);
  }

  @Test
  void seesNoGapInAChangeSetThatIsOnItsWay() {
    var begun = FEED.publish(CREATED);
    eventually().until(() -> copiedOf(TOILETS, begun.number()) == 1);
    var before = FEED.commit(CREATED);
    var number = FEED.next();
    var first = FEED.remember(FEED.fixtures.aPart(number, 2, 1, List.of(CREATED)));
    var second = FEED.remember(FEED.fixtures.aPart(number, 2, 2, List.of(CREATED)));

    poll(before, first);
    assertThat(end()).isEqualTo("(1," + before.getChangeSet() + ",1)");
    assertThat(hasGap()).isFalse();

    poll(second);
    assertThat(end()).isEqualTo("(1," + number + ",2)");
  }

  @Test
  void readsFromTheCatalogWhatTheOwnCopyHasForgotten() {
    var old = FEED.publish(CREATED, UPDATED);
    var recent = FEED.publish(CREATED);
    forgetUpTo(TOILETS, old.number());
    FEED.serveFromCatalog();

    api.subscribed(receiver.url(), Map.of("datasets", List.of(TOILETS), "from", "beginning"));

    eventually().until(() -> receiver.recordIds().contains(recent.recordId(1)));
    assertThat(receiver.recordIds())
        .contains(old.recordId(1), old.recordId(2))
        .doesNotHaveDuplicates();
    assertThat(receiver.recordIds().getLast()).isEqualTo(recent.recordId(1));
  }

  private void subscribe() {
    api.subscribed(receiver.url(), Map.of("datasets", List.of(TOILETS)));
  }

  private void poll(RecordsChanged... parts) {
    Polls.of(context).bring(Stream.of(parts).map(PLATFORM::bytes).toArray(byte[][]::new));
  }

  private String end() {
    return jdbc.sql("SELECT complete::text FROM feed WHERE stream = ?")
        .param(TOILETS)
        .query(String.class)
        .single();
  }

  private boolean hasGap() {
    return jdbc.sql("SELECT gap_since IS NOT NULL FROM feed WHERE stream = ?")
        .param(TOILETS)
        .query(Boolean.class)
        .single();
  }
}
