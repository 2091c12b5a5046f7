package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.events.ChangeOperation;
import se.samla.events.RecordChange;
import se.samla.events.RecordsChanged;
import se.samla.schemas.changes.RecordContent;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.WireFormat;

/** What committed change sets become on Kafka. */
@CatalogTest
class RelayIT {
  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private TopicReader topics;
  @Autowired private JdbcClient jdbc;
  @Autowired private SchemaRegistryClient registry;

  private List<RecordsChanged> parts(Upload upload, int count) {
    return topics.awaitEvents(
        Topics.DATASET_CHANGED,
        RecordsChanged.class,
        count,
        part -> part.getChanges().getFirst().getUpload().equals(upload.id));
  }

  private List<ConsumerRecord<byte[], byte[]>> national(String recordId, int count) {
    return topics.await(
        Topics.national(TOILETS),
        count,
        m -> new String(m.key(), StandardCharsets.UTF_8).equals(recordId));
  }

  @Test
  void aChangeTellsWhatTheRecordWasAndIs() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var upload = catalog.merge(Upload.delta(publisher).row("a", "A2"));
    var change = parts(upload, 1).getFirst().getChanges().getFirst();
    assertThat(change)
        .returns(1, RecordChange::getOrdinal)
        .returns(ChangeOperation.UPDATED, RecordChange::getOperation)
        .returns(publisher.record("a"), RecordChange::getRecordId)
        .returns(publisher.number(), RecordChange::getPublisher)
        .returns(2, RecordChange::getLine)
        .returns(2L, RecordChange::getVersion)
        .returns(List.of("name"), RecordChange::getFields);
    assertThat(change.getBefore().getContent()).isNotEqualTo(change.getAfter().getContent());
    assertThat(change.getAfter().getLatitude()).isEqualTo(59.3);
    assertThat(change.getAfter().getMunicipality()).isEqualTo("0180");
  }

  @Test
  void aLargeChangeSetComesInPartsInOrder() {
    var upload = catalog.merge(Upload.snapshot(publisher).rows(2_600, "r"));
    var parts = parts(upload, 6);
    assertThat(parts).allMatch(part -> part.getSize() == 2_600 && part.getChanges().size() <= 500);
    assertThat(parts.stream().map(RecordsChanged::getChangeSet).distinct()).hasSize(1);
    assertThat(parts.stream().flatMap(p -> p.getChanges().stream()).map(RecordChange::getOrdinal))
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(2_600);
  }

  @Test
  void theNationalTopicHoldsTheDatasetsOwnRecordAndATombstoneWhenItIsGone() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    catalog.merge(Upload.delta(publisher).delete("a"));
    var messages = national(publisher.record("a"), 2);
    var value = messages.getFirst().value();
    var schema = registry.byId(WireFormat.schemaIdOf(value));
    assertThat(
            RecordContent.of(ByteBuffer.wrap(value, 5, value.length - 5).slice(), schema, schema))
        .containsEntry("name", "A")
        .containsEntry("id", "a");
    assertThat(messages.getLast().value()).isNull();
  }

  /** What a crash between the broker's acknowledgement and the commit leaves behind. */
  @Test
  void changesWhosePositionDidNotMoveAreSentAgainTheSame() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var sent = parts(upload, 1).getFirst();
    jdbc.sql(
            """
            UPDATE relay_position p SET number = :number, ordinal = 0
            FROM dataset d WHERE d.id = p.dataset AND d.name = :dataset
            """)
        .param("number", sent.getChangeSet())
        .param("dataset", TOILETS)
        .update();
    assertThat(parts(upload, 2)).allMatch(sent::equals);
  }
}
