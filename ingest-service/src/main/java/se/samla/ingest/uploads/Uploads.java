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

  /**
   * Ends, holds or fails an upload with a cause.
   *
   * @return the upload as it stands then; nothing when its state did not allow it
   */
  public Optional<Upload> move(UUID id, UploadStatus to, String cause, String detail) {
    return jdbc.sql(
            """
            update upload set status = :to, cause = :cause, detail = :detail, ended_at = :now,
              idempotency_key = case when status <> 'receiving' then idempotency_key end -- a refused request may come again
            where id = :id and status = any(:from)
            returning *
            """)
        .param("to", to.word())
        .param("cause", cause)
        .param("detail", detail.replace('\u0000', '\uFFFD')) // text holds all but NUL
        .param("now", now())
        .param("id", id)
        .param("from", from(to))
        .query(new UploadRow(json))
        .optional();
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
