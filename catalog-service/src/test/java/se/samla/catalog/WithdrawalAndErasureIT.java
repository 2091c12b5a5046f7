package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogDriver.TOILETS;
import static se.samla.catalog.CatalogReader.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.ConflictChanged;
import se.samla.events.ConflictState;
import se.samla.events.UploadKind;
import se.samla.events.UploadMerged;
import se.samla.schemas.topics.Topics;
import tools.jackson.databind.JsonNode;

/** What operators may do to others' data, as changes like any other. */
@CatalogTest
class WithdrawalAndErasureIT {
  private final Publisher publisher = Publisher.any();
  private final Publisher other = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private Decisions people;
  @Autowired private JdbcClient jdbc;

  private Map<String, Object> decisionOn(Object upload) {
    return jdbc.sql("SELECT what, decided_by, reason FROM decision WHERE upload = :id")
        .param("id", upload)
        .query()
        .singleRow();
  }

  private JsonNode record(String localId) {
    return reader.get("/v1/datasets/" + TOILETS + "/records/" + publisher.record(localId)).body();
  }

  @Test
  void aWithdrawnPublishersRecordsAreDeletedAsChanges() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var start = reader.latest(TOILETS);
    var withdrawal = people.withdrawPublisherOf(upload);
    catalog.awaitStatus(withdrawal, "merged");
    assertThat(reader.namesOf(TOILETS, publisher)).isEmpty();
    assertThat(CatalogReader.each(reader.changesAfter(TOILETS, start), c -> text(c, "operation")))
        .containsExactly("deleted", "deleted");
    assertThat(decisionOn(withdrawal.id))
        .containsEntry("what", "withdrawn")
        .containsEntry("decided_by", "anna")
        .containsEntry("reason", "left the platform");
  }

  @Test
  void anErasedRecordLeavesNoContentAnywhere() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "Secret").row("b", "B"));
    catalog.merge(Upload.delta(publisher).row("a", "Secret too"));
    var waiting = Upload.delta(publisher).row("a", "Secret held").confirmAlways();
    catalog.send(waiting);
    catalog.awaitStatus(waiting, "held");
    var start = reader.latest(TOILETS);
    var erasure = people.erase(upload, publisher.record("a"));
    catalog.awaitStatus(erasure, "merged");
    assertThat(text(record("a"), "type")).endsWith("/withdrawn-record");
    assertThat(CatalogReader.each(reader.changesAfter(TOILETS, start), c -> text(c, "operation")))
        .containsExactly("erased");
    assertThat(contentsLeft("a")).isZero();
    assertThat(contentsLeft("b")).isOne();
    assertThat(reader.changesAfter(TOILETS, "").toString()).doesNotContain("Secret");
    assertThat(text(record("b").get("content"), "name")).isEqualTo("B");
    assertThat(decisionOn(erasure)).containsEntry("what", "erased");
  }

  @Test
  void anErasureIsATombstoneOnTheNationalTopic() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "Secret"));
    people.erase(upload, publisher.record("a"));
    var messages =
        topics.await(
            Topics.national(TOILETS),
            2,
            m -> new String(m.key(), StandardCharsets.UTF_8).equals(publisher.record("a")));
    assertThat(messages.getLast().value()).isNull();
  }

  /** As its owner's system sends it every night, and as it is after any small change. */
  @Test
  void whatWasErasedStaysOutWhateverItSaysUntilTheErasureIsLifted() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "Secret").row("b", "B"));
    var erasure = people.erase(upload, publisher.record("a"));
    catalog.awaitStatus(erasure, "merged");
    catalog.merge(Upload.snapshot(publisher).row("a", "Secret").row("b", "B"));
    catalog.merge(Upload.delta(publisher).row("a", "Secret and more"));
    assertThat(text(record("a"), "type")).endsWith("/withdrawn-record");
    assertThat(contentsLeft("a")).isZero();

    people.lift(upload, erasure, publisher.record("a"));
    Awaitility.await().until(() -> decisionsOn(erasure).contains("erasure lifted"));
    assertThat(text(record("a"), "type")).endsWith("/withdrawn-record");
    catalog.merge(Upload.delta(publisher).row("a", "Harmless"));
    assertThat(text(record("a").get("content"), "name")).isEqualTo("Harmless");
    assertThat(reader.changesAfter(TOILETS, "").toString()).doesNotContain("Secret");
  }

  @Test
  void anErasureTellsEveryIdThatTheRecordHad() {
    var key = key(1);
    var upload = places().row("old", "Secret", key, 0);
    catalog.merge(upload);
    catalog.merge(places().row("old", "Secret", null, 0).row("new", "Secret", key, 0));
    var erasure = people.erase(upload, key);
    assertThat(told(erasure).getErased())
        .containsExactly(publisher.record("new"), publisher.record("old"));
    catalog.merge(places().row("old", "Secret", null, 0).row("new", "Secret", null, 0));
    assertThat(reader.namesOf(BATHING_PLACES, publisher)).isEmpty();
  }

  /** A contribution is erased by any key that it ever had; another's is the record from then on. */
  @Test
  void aRecordThatAnotherPublisherHoldsTooIsThatOnesAfterAnErasure() {
    var former = key(2);
    var shared = key(3);
    catalog.merge(places().row("a", "Secret", former, 0));
    var upload = catalog.merge(places().row("a", "Secret", shared, 0));
    catalog.merge(places(other).row("o", "Another's", shared, 1));
    var start = reader.latest(BATHING_PLACES);
    var erasure = people.erase(upload, former);
    catalog.awaitStatus(erasure, "merged");
    assertThat(text(place(shared), "publisher")).isEqualTo(other.number());
    assertThat(text(place(shared).get("content"), "name")).isEqualTo("Another's");
    assertThat(
            CatalogReader.each(
                reader.changesAfter(BATHING_PLACES, start),
                c -> text(c, "operation") + " " + text(c, "recordId")))
        .containsExactly("updated " + shared, "erased " + former);
    assertThat(told(erasure)).returns(1L, UploadMerged::getUpdated);
    assertThat(conflictStates(shared, 2)).endsWith(ConflictState.CLOSED);
  }

  @Test
  void anErasureEndsTheConflictsOfItsRecord() {
    var disputed = key(4);
    var upload = catalog.merge(places().row("a", "Secret", disputed, 0));
    catalog.merge(places(other).row("o", "Secret too", disputed, 1));
    var erasure = people.erase(upload, disputed);
    catalog.awaitStatus(erasure, "merged");
    assertThat(text(place(disputed), "type")).endsWith("/withdrawn-record");
    assertThat(conflictStates(disputed, 2))
        .containsExactly(ConflictState.OPENED, ConflictState.CLOSED);
  }

  private List<ConflictState> conflictStates(String key, int count) {
    return topics
        .awaitEvents(
            Topics.CONFLICT_CHANGED,
            ConflictChanged.class,
            count,
            e -> e.getRecordId().equals(key) && e.getPublisher().equals(other.number()))
        .stream()
        .map(ConflictChanged::getState)
        .toList();
  }

  private UploadMerged told(UUID erasure) {
    return topics
        .awaitEvents(
            Topics.UPLOAD_MERGED, UploadMerged.class, 1, e -> e.getUpload().equals(erasure))
        .getFirst();
  }

  private JsonNode place(String key) {
    return reader.get("/v1/datasets/" + BATHING_PLACES + "/records/" + key).body();
  }

  /** One of this test's own. */
  private String key(int number) {
    return "SE4400180%d%08d".formatted(number, Long.parseLong(publisher.number()) % 1_000_000);
  }

  private Upload places() {
    return places(publisher);
  }

  private static Upload places(Publisher publisher) {
    return Upload.ofBathingPlaces(publisher, UploadKind.DELTA, publisher.nextReceipt());
  }

  private List<String> decisionsOn(UUID erasure) {
    return jdbc.sql("SELECT what FROM decision WHERE upload = :id")
        .param("id", erasure)
        .query(String.class)
        .list();
  }

  private long contentsLeft(String localId) {
    return jdbc.sql(
            """
            SELECT count(v.content)
            FROM version v
            JOIN upload u ON u.number = (v.id >> 32)::int
            JOIN source s ON s.id = u.source
            WHERE s.publisher = :publisher AND v.local_id = :id
            """)
        .param("publisher", publisher.number())
        .param("id", localId)
        .query(Long.class)
        .single();
  }
}
