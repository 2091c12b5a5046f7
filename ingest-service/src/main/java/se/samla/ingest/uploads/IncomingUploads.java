package se.samla.ingest.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.ConfirmMode;
import se.samla.events.UploadKind;
import se.samla.ingest.publishers.Publisher;
import tools.jackson.databind.json.JsonMapper;

/** The beginning of uploads: what comes in, or is ordered, up to the receipt. */
@Repository
public class IncomingUploads {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  IncomingUploads(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** An upload that has begun. */
  public record Begun(
      UUID id,
      String dataset,
      Publisher publisher,
      UploadKind kind,
      ConfirmMode confirm,
      @Nullable String idempotencyKey) {}

  /**
   * What came in.
   *
   * @param request what tells later whether it comes again
   */
  public record Received(long rows, int batches, Map<String, Object> dialect, Request request) {}

  /**
   * A request as it was sent.
   *
   * @param fingerprint SHA-256 of its address, type and body
   * @param rules a fingerprint of all that decides beside it
   */
  public record Request(byte[] fingerprint, long bodyBytes, byte[] rules) {}

  /**
   * Waits for no disk: until the receipt, whose commit does, nothing of an upload counts.
   *
   * @return false when there is an upload of that publisher with the same Idempotency-Key
   */
  public boolean begin(Begun upload) {
    return jdbc.sql(
                """
                insert into upload (id, dataset, publisher, kind, confirm, status, started_at, progressed_at, idempotency_key)
                select :id, :dataset, :publisher, :kind, :confirm, 'receiving', :now, :now, :key
                from set_config('synchronous_commit', 'off', true)
                on conflict (publisher, idempotency_key) where idempotency_key is not null do nothing
                """)
            .param("id", upload.id())
            .param("dataset", upload.dataset())
            .param("publisher", upload.publisher().id())
            .param("kind", word(upload.kind()))
            .param("confirm", word(upload.confirm()))
            .param("now", now())
            .param("key", upload.idempotencyKey())
            .update()
        == 1;
  }

  /** The upload that a publisher's Idempotency-Key began. */
  public Optional<Repeated> byIdempotencyKey(String publisher, String key) {
    return jdbc.sql(
            "select id, status, fingerprint from upload where publisher = ? and idempotency_key ="
                + " ?")
        .params(publisher, key)
        .query(
            (row, _) ->
                new Repeated(
                    row.getObject("id", UUID.class),
                    UploadStatus.ofWord(row.getString("status")),
                    row.getBytes("fingerprint")))
        .optional();
  }

  /** Says that a long upload is alive, and how far it has come. */
  public void progress(UUID id, long rows) {
    jdbc.sql(
            "update upload set rows_read = ?, progressed_at = ? where id = ? and status ="
                + " 'receiving'")
        .params(rows, now(), id)
        .update();
  }

  /**
   * The last byte is in.
   *
   * @return the receipt, or nothing when the upload was given up meanwhile
   */
  public Optional<Long> received(UUID id, Received upload) {
    return jdbc.sql(
            """
            with this as (select * from upload where id = :id and status = 'receiving' for update),
            taken as (
              insert into receipt (dataset, publisher, last) select dataset, publisher, 1 from this
              on conflict (dataset, publisher) do update set last = receipt.last + 1
              returning last)
            update upload set status = 'validating', receipt = taken.last, rows_read = :rows, batches = :batches,
              dialect = :dialect::jsonb, fingerprint = :fingerprint, body_bytes = :bytes, rules = :rules, received_at = :now, progressed_at = :now
            from taken where id = :id
            returning taken.last
            """)
        .param("id", id)
        .param("rows", upload.rows())
        .param("batches", upload.batches())
        .param("dialect", json.writeValueAsString(upload.dialect()))
        .param("fingerprint", upload.request().fingerprint())
        .param("bytes", upload.request().bodyBytes())
        .param("rules", upload.request().rules())
        .param("now", now())
        .query(Long.class)
        .optional();
  }

  /**
   * An upload that begins with its last byte, such as one record.
   *
   * @param receipt its place among the publisher's uploads to the dataset
   */
  public record Taken(long receipt, Upload upload) {}

  /** Begins an upload and takes its receipt. */
  public Taken take(Begun upload, Received received) {
    return jdbc.sql(
            """
            with taken as (
              insert into receipt (dataset, publisher, last) values (:dataset, :publisher, 1)
              on conflict (dataset, publisher) do update set last = receipt.last + 1
              returning last)
            insert into upload (id, dataset, publisher, kind, confirm, status, receipt, rows_read, batches, dialect,
              fingerprint, body_bytes, rules, started_at, progressed_at, received_at)
            select :id, :dataset, :publisher, :kind, :confirm, 'validating', taken.last, :rows, :batches, :dialect::jsonb,
              :fingerprint, :bytes, :rules, :now, :now, :now
            from taken
            returning *
            """)
        .param("id", upload.id())
        .param("dataset", upload.dataset())
        .param("publisher", upload.publisher().id())
        .param("kind", word(upload.kind()))
        .param("confirm", word(upload.confirm()))
        .param("rows", received.rows())
        .param("batches", received.batches())
        .param("dialect", json.writeValueAsString(received.dialect()))
        .param("fingerprint", received.request().fingerprint())
        .param("bytes", received.request().bodyBytes())
        .param("rules", received.request().rules())
        .param("now", now())
        .query(this::taken)
        .single();
  }

  private Taken taken(ResultSet row, int number) throws SQLException {
    return new Taken(row.getLong("receipt"), new UploadRow(json).mapRow(row, number));
  }

  /** An upload that nobody sends: it waits for the merge at once. */
  public Ordered order(String dataset, String publisher, Ordered.Kind kind) {
    return jdbc.sql(
            """
            with taken as (
              insert into receipt (dataset, publisher, last) values (:dataset, :publisher, 1)
              on conflict (dataset, publisher) do update set last = receipt.last + 1
              returning last)
            insert into upload (id, dataset, publisher, kind, confirm, status, receipt, started_at, progressed_at, received_at)
            select :id, :dataset, :publisher, :kind, 'always', 'merging', taken.last, :now, :now, :now from taken
            returning id as upload, dataset, publisher, receipt
            """)
        .param("id", UUID.randomUUID())
        .param("dataset", dataset)
        .param("publisher", publisher)
        .param("kind", kind.word())
        .param("now", now())
        .query(Ordered.class)
        .single();
  }

  /** The datasets to which a publisher has ever uploaded. */
  public List<String> datasetsOf(String publisher) {
    return jdbc.sql("select distinct dataset from receipt where publisher = ? order by 1")
        .param(publisher)
        .query(String.class)
        .list();
  }

  /** Uploads that have made no progress for a while: their clients are gone. */
  public List<UUID> stalled(Duration silence) {
    return jdbc.sql("select id from upload where status = 'receiving' and progressed_at < ?")
        .param(at(clock.instant().minus(silence)))
        .query(UUID.class)
        .list();
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
