package se.samla.ingest.restoring;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.RecordErasureLifted;
import se.samla.events.RecordErasureRequested;
import se.samla.events.UploadMerged;
import se.samla.ingest.issues.Issues;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.uploads.ErasedRecords;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.EventSerializer;

/**
 * Erasures that were decided after the backup. The catalog carries them out again; but those of
 * records that came after it too it may hear of before it has the record, and so it is told of all
 * once more when everything of that time is merged. What it has carried out it does not do twice.
 */
@Component
class RetakenErasures {
  private final JdbcClient jdbc;
  private final Issues issues;
  private final ErasedRecords erased;
  private final Outbox outbox;
  private final Coding coding;

  /** Events as bytes and back. */
  @Component
  record Coding(EventSerializer to, EventDeserializer from) {}

  RetakenErasures(
      JdbcClient jdbc, Issues issues, ErasedRecords erased, Outbox outbox, Coding coding) {
    this.jdbc = jdbc;
    this.issues = issues;
    this.erased = erased;
    this.outbox = outbox;
    this.coding = coding;
  }

  void erase(RecordErasureRequested event) {
    issues.erase(event.getDataset(), event.getRecordId());
    jdbc.sql(
            """
            insert into erased_record (dataset, record_id, erasure) values (?, ?, ?) on conflict do nothing
            """)
        .params(event.getDataset(), event.getRecordId(), event.getUpload())
        .update();
    jdbc.sql("insert into retaken_erasure (erasure, event) values (?, ?) on conflict do nothing")
        .params(event.getUpload(), coding.to().serialize(Topics.UPLOAD_DECIDED, event))
        .update();
  }

  void lift(RecordErasureLifted event) {
    jdbc.sql("delete from erased_record where erasure = ?").param(event.getUpload()).update();
    jdbc.sql("delete from retaken_erasure where erasure = ?").param(event.getUpload()).update();
  }

  /** The other ids of what was erased, which only the catalog knows. */
  void erasedAs(UploadMerged event) {
    erased.addOthers(event.getUpload(), event.getErased());
  }

  @Scheduled(fixedDelayString = "PT2S")
  @Transactional
  public void repeat() {
    if (!waiting().isEmpty() && allIsMerged()) {
      waiting().forEach(this::repeat);
      jdbc.sql("delete from retaken_erasure").update();
    }
  }

  private void repeat(byte[] event) {
    if (coding.from().deserialize(event) instanceof RecordErasureRequested erasure) {
      outbox.add(
          Topics.UPLOAD_DECIDED, erasure.getDataset() + "|" + erasure.getRecordId(), erasure);
    }
  }

  private List<byte[]> waiting() {
    return jdbc.sql("select event from retaken_erasure for update")
        .query((row, _) -> row.getBytes(1))
        .list();
  }

  private boolean allIsMerged() {
    return jdbc.sql(
            """
            select not exists (
              select from upload where status in ('validating', 'merging')
                and started_at < (select max(restored_at) from restoration))
            """)
        .query(Boolean.class)
        .single();
  }
}
