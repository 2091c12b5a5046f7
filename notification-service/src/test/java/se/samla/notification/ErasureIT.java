package se.samla.notification;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.events.ChangeOperation.CREATED;
import static se.samla.events.ChangeOperation.ERASED;
import static se.samla.events.ChangeOperation.UPDATED;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.events.RecordChange;
import se.samla.events.RecordsChanged;
import se.samla.notification.copying.Polls;
import se.samla.notification.feed.TailReader;

/** A record that holds personal data is erased: nothing that is kept tells of it any more. */
class ErasureIT extends RunningService {
  private static final String DATASET = MoreDatasets.ERASED;
  private static final FeedFixture FEED = FeedFixture.of(DATASET);

  @Autowired private ApplicationContext context;
  @Autowired private TransactionOperations transactions;

  @Test
  void blanksWhatIsStoredOfAnErasedRecordAndTellsWhoeverMayHaveIt() {
    api.subscribed(
        receiver.url(),
        Map.of("datasets", List.of(DATASET), "filter", Map.of("municipalities", List.of("1280"))));
    var made = FEED.publish(CREATED, UPDATED);
    erase(made.recordId(1));

    eventually().until(() -> receiver.recordIds().equals(List.of(made.recordId(1))));
    assertThat(told("erased")).containsExactly(made.recordId(1));
    assertThat(stored(made.recordId(1))).hasSize(2).noneMatch(view -> view.contains("badet"));
    assertThat(stored(made.recordId(2))).hasSize(1).allMatch(view -> view.contains("Badet"));
    assertThat(placesOf(made.number(), 1)).isZero();
    assertThat(placesOf(made.number(), 2)).isPositive();
  }

  @Test
  void deliversAnErasedRecordWithoutItsContentToWhoeverReadsItsPast() {
    var made = FEED.publish(CREATED);
    erase(made.recordId(1));
    FEED.serveFromCatalog();
    eventually().until(() -> stored(made.recordId(1)).size() == 2);

    api.subscribed(receiver.url(), Map.of("datasets", List.of(DATASET), "from", "beginning"));

    eventually().until(() -> told("erased").contains(made.recordId(1)));
    assertThat(receiver.changes())
        .flatExtracting(batch -> batch.data().get("changes").valueStream().toList())
        .filteredOn(change -> change.get("recordId").asString().equals(made.recordId(1)))
        .hasSize(2)
        .allMatch(change -> change.get("after").isNull() && change.get("before").isNull());
  }

  @Test
  void keepsWhatCameOfARecordAfterItsErasureThoughOnePollBringsBoth() {
    var made = FEED.commit(CREATED);
    var erased = ChangeFixtures.recordId(made.getChangeSet(), 1);
    var erasure = erasure(erased);
    var again = FEED.next();
    var change = FEED.fixtures.aChangeSet(again, CREATED).getChanges().getFirst();
    var same = RecordChange.newBuilder(change).setRecordId(erased).build();
    var anew = FEED.remember(FEED.fixtures.aChangeSet(again, List.of(same)));

    Polls.of(context).bring(PLATFORM.bytes(made), PLATFORM.bytes(erasure), PLATFORM.bytes(anew));

    assertThat(placesOf(made.getChangeSet(), 1)).isZero();
    assertThat(placesOf(again, 1)).isPositive();
  }

  @Test
  void everyInstanceForgetsWhatItKeepsInMemoryOfAnErasedRecord() {
    var before = FEED.publish(CREATED);
    var made = FEED.publish(CREATED);
    eventually().until(() -> stored(made.recordId(1)).size() == 1);
    var elsewhere = TailReader.elsewhere(context);
    assertThat(elsewhere.read(DATASET, before.number(), made.number())).contains("Badet");

    erase(made.recordId(1));

    eventually()
        .until(() -> !elsewhere.read(DATASET, before.number(), made.number()).contains("Badet"));
  }

  @Test
  void nobodyKeepsInMemoryWhatWasReadWhileItWasBeingErased() {
    var before = FEED.publish(CREATED);
    var made = FEED.publish(CREATED);
    eventually().until(() -> stored(made.recordId(1)).size() == 1);
    var reader = TailReader.of(context);
    var erasure = PLATFORM.bytes(erasure(made.recordId(1)));

    transactions.executeWithoutResult(
        _ -> {
          Polls.of(context).bring(erasure);
          assertThat(supplyAsync(() -> reader.read(DATASET, before.number(), made.number())).join())
              .contains("Badet");
        });

    assertThat(reader.read(DATASET, before.number(), made.number())).doesNotContain("Badet");
  }

  private static void erase(String recordId) {
    PLATFORM.publish(erasure(recordId));
  }

  private static RecordsChanged erasure(String recordId) {
    var number = FEED.next();
    var erasure =
        new RecordChange(
            1, ERASED, recordId, "2120000142", UUID.randomUUID(), null, 2L, List.of(), null, null);
    return FEED.remember(FEED.fixtures.aChangeSet(number, List.of(erasure)));
  }

  private List<String> told(String operation) {
    return receiver.changes().stream()
        .flatMap(batch -> batch.data().get("changes").valueStream())
        .filter(change -> change.get("operation").asString().equals(operation))
        .map(change -> change.get("recordId").asString())
        .toList();
  }

  private List<String> stored(String recordId) {
    return jdbc.sql("SELECT view FROM change WHERE stream = ? AND view LIKE ?")
        .params(DATASET, "%\"" + recordId + "\"%")
        .query(String.class)
        .list();
  }

  /** How many coordinates of a change are kept. */
  private int placesOf(long number, int ordinal) {
    return jdbc.sql(
            """
            SELECT num_nonnulls(latitude_before, longitude_before, latitude_after, longitude_after)
            FROM change WHERE stream = ? AND change_set = ? AND ordinal = ?
            """)
        .params(DATASET, number, ordinal)
        .query(Integer.class)
        .single();
  }
}
