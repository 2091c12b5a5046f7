package se.samla.ingest.uploads;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.UploadMerged;
import se.samla.ingest.issues.IssueOwners;
import se.samla.ingest.paging.Paging;
import se.samla.ingest.publishers.Caller;
import tools.jackson.databind.json.JsonMapper;

/**
 * Uploads in the database. Each move checks the state it leaves, so that of two racing moves one
 * wins.
 */
@Repository
public class Uploads implements IssueOwners {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  Uploads(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** What came in: counted by the reader, or by validation. */
  public record Validated(long valid, long invalid, long warnings, boolean deletionsWithheld) {}

  /** Moves on from validation; false when the upload was not there any more. */
  public boolean validated(UUID id, UploadStatus to, Validated rows) {
    return jdbc.sql(
                """
                update upload set status = :to, rows_valid = :valid, rows_invalid = :invalid, warnings = :warnings,
                  deletions_withheld = :withheld, ended_at = case when :to = 'rejected' then :now::timestamptz end
                where id = :id and status = any(:from)
                """)
            .param("to", to.word())
            .param("from", from(to))
            .param("id", id)
            .param("now", now())
            .param("valid", rows.valid())
            .param("invalid", rows.invalid())
            .param("warnings", rows.warnings())
            .param("withheld", rows.deletionsWithheld())
            .update()
        == 1;
  }

  public boolean merged(UploadMerged event) {
    return jdbc.sql(
                """
                update upload set status = 'merged', epoch = :epoch, change_set = :changeSet, created = :created, updated = :updated,
                  deleted = :deleted, unchanged = :unchanged, deletions_withheld = :withheld, ended_at = :now
                where id = :id and status = any(:from)
                """)
            .param("id", event.getUpload())
            .param("from", from(UploadStatus.MERGED))
            .param("epoch", event.getEpoch())
            .param("changeSet", event.getChangeSet())
            .param("created", event.getCreated())
            .param("updated", event.getUpdated())
            .param("deleted", event.getDeleted())
            .param("unchanged", event.getUnchanged())
            .param("withheld", event.getDeletionsWithheld())
            .param("now", now())
            .update()
        == 1;
  }

  /** Ends, holds or fails an upload with a cause; false when its state does not allow it. */
  public boolean move(UUID id, UploadStatus to, String cause, String detail) {
    return jdbc.sql(
                """
                update upload set status = :to, cause = :cause, detail = :detail, ended_at = :now,
                  idempotency_key = case when status <> 'receiving' then idempotency_key end -- a refused request may come again
                where id = :id and status = any(:from)
                """)
            .param("to", to.word())
            .param("cause", cause)
            .param("detail", detail)
            .param("now", now())
            .param("id", id)
            .param("from", from(to))
            .update()
        == 1;
  }

  public Optional<Upload> find(UUID id) {
    return jdbc.sql("select * from upload where id = ?")
        .param(id)
        .query(new UploadRow(json))
        .optional();
  }

  /** The upload, if the caller may see it. */
  public Upload of(Caller caller, UUID id) {
    return find(id)
        .filter(u -> caller.maySee(u.publisher()))
        .orElseThrow(() -> new UploadNotFoundException(id.toString()));
  }

  @Override
  public void mustOwn(Caller caller, UUID upload) {
    of(caller, upload);
  }

  /** A publisher's uploads, newest first. */
  List<Upload> list(UploadFilter filter, Paging paging) {
    return jdbc.sql(
            """
            select * from upload
            where publisher = :publisher and (:dataset = '' or dataset = :dataset) and (:status = '' or status = :status)
              and (started_at, id) < (:startedAt, :id)
            order by started_at desc, id desc offset :skipped limit :limit
            """)
        .param("publisher", filter.publisher())
        .param("dataset", filter.dataset())
        .param("status", filter.status())
        .param("startedAt", at(filter.before().startedAt()))
        .param("id", filter.before().id())
        .param("skipped", paging.skipped())
        .param("limit", paging.size())
        .query(new UploadRow(json))
        .list();
  }

  private OffsetDateTime now() {
    return at(clock.instant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String[] from(UploadStatus to) {
    return to.previous().stream().map(UploadStatus::word).toArray(String[]::new);
  }
}
