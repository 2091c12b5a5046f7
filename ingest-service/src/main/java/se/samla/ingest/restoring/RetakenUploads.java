package se.samla.ingest.restoring;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadEnded;
import se.samla.events.UploadReceived;
import se.samla.events.UploadRepeated;
import se.samla.ingest.uploads.UploadEnds;

/** Uploads that came in after the backup, as far as their events know them. */
@Repository
class RetakenUploads {
  private final JdbcClient jdbc;
  private final RetakenPublishers publishers;
  private final UploadEnds ends;
  private final Clock clock;

  RetakenUploads(JdbcClient jdbc, RetakenPublishers publishers, UploadEnds ends, Clock clock) {
    this.jdbc = jdbc;
    this.publishers = publishers;
    this.ends = ends;
    this.clock = clock;
  }

  /** Rows of it came; whether it is complete will be heard, or it is given up like any other. */
  void begun(UUID id, String dataset, String publisher, Instant at) {
    publishers.addMissing(publisher, publisher, null);
    add(id, dataset, publisher, at);
  }

  /** Its last byte came. */
  void received(UploadReceived event) {
    publishers.addMissing(
        event.getPublisher(), event.getPublisherName(), event.getMunicipalityCode());
    add(event.getUpload(), event.getDataset(), event.getPublisher(), event.getReceivedAt());
    jdbc.sql(
            """
            update upload set status = 'validating', kind = :kind, confirm = :confirm, receipt = :receipt, rows_read = :rows,
              batches = :batches, received_at = :at, progressed_at = :now
            where id = :id and status = 'receiving'
            """)
        .param("id", event.getUpload())
        .param("kind", word(event.getKind()))
        .param("confirm", word(event.getConfirm()))
        .param("receipt", event.getReceipt())
        .param("rows", event.getRows())
        .param("batches", event.getBatches())
        .param("at", at(event.getReceivedAt()))
        .param("now", now())
        .update();
    taken(event.getDataset(), event.getPublisher(), event.getReceipt());
  }

  /** It was given up, or could not be read. */
  void abandoned(UploadAbandoned event) {
    var status = event.getReason().equals("unreadable") ? "rejected" : "abandoned";
    refused(event.getUpload(), status, event.getReason());
  }

  /**
   * It came to an end that no merge tells. Its subscribers' service has passed over what was told
   * before, so it is told once more.
   */
  void ended(UploadEnded event) {
    begun(event.getUpload(), event.getDataset(), event.getPublisher(), event.getEndedAt());
    refused(event.getUpload(), event.getStatus(), event.getCause());
    ends.tell(event);
  }

  /** Before its receipt. */
  private void refused(UUID upload, String status, @Nullable String cause) {
    jdbc.sql(
            """
            update upload set status = :status, cause = :cause, detail = '', ended_at = :now, idempotency_key = null
            where id = :id and status = 'receiving'
            """)
        .param("status", status)
        .param("cause", cause)
        .param("now", now())
        .param("id", upload)
        .update();
  }

  /** It said what another one had said. */
  void repeated(UploadRepeated event) {
    publishers.addMissing(event.getPublisher(), event.getPublisher(), null);
    add(event.getUpload(), event.getDataset(), event.getPublisher(), event.getReceivedAt());
    jdbc.sql(
            """
            update upload set status = 'merging', receipt = :receipt, rows_valid = :rows, rows_invalid = 0, warnings = 0,
              rows_read = coalesce((select p.rows_read from upload p where p.id = :repeats), :rows), batches = 0,
              deletions_withheld = :withheld, dialect = jsonb_build_object('repeats', :repeats::uuid),
              received_at = :at, progressed_at = :now
            where id = :id and status = 'receiving'
            """)
        .param("id", event.getUpload())
        .param("receipt", event.getReceipt())
        .param("rows", event.getRows())
        .param("repeats", event.getRepeats())
        .param("withheld", event.getDeletionsWithheld())
        .param("at", at(event.getReceivedAt()))
        .param("now", now())
        .update();
    taken(event.getDataset(), event.getPublisher(), event.getReceipt());
  }

  /** An upload that nobody sent. */
  void ordered(UUID id, String dataset, String publisher, String kind, long receipt, Instant when) {
    publishers.addMissing(publisher, publisher, null);
    jdbc.sql(
            """
            insert into upload (id, dataset, publisher, kind, confirm, status, receipt, started_at, progressed_at, received_at)
            values (:id, :dataset, :publisher, :kind, 'always', 'merging', :receipt, :at, :at, :at) on conflict do nothing
            """)
        .param("id", id)
        .param("dataset", dataset)
        .param("publisher", publisher)
        .param("kind", kind)
        .param("receipt", receipt)
        .param("at", at(when))
        .update();
    taken(dataset, publisher, receipt);
  }

  private void add(UUID id, String dataset, String publisher, Instant began) {
    jdbc.sql(
            """
            insert into upload (id, dataset, publisher, kind, confirm, status, started_at, progressed_at)
            values (?, ?, ?, 'snapshot', 'auto', 'receiving', ?, ?) on conflict do nothing
            """)
        .params(id, dataset, publisher, at(began), now())
        .update();
  }

  /** Later receipts are higher. */
  private void taken(String dataset, String publisher, long receipt) {
    jdbc.sql(
            """
            insert into receipt (dataset, publisher, last) values (?, ?, ?)
            on conflict (dataset, publisher) do update set last = greatest(receipt.last, excluded.last)
            """)
        .params(dataset, publisher, receipt)
        .update();
  }

  private OffsetDateTime now() {
    return at(clock.instant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
