package se.samla.catalog.merging;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the work queue remembers of an upload that leaves it, and of its source. */
@Repository
class MergeProgress {
  private final JdbcClient jdbc;
  private final Clock clock;

  MergeProgress(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** They are merged; their publishers delivered, whether they changed anything or not. */
  void merged(List<ReadyUpload> uploads) {
    jdbc.sql(
            """
            WITH done AS (
              UPDATE upload SET status = 'merged' WHERE number = ANY (:uploads)
              RETURNING source,
                        CASE WHEN kind IN ('snapshot', 'delta', 'repetition') THEN received_at END
                          AS delivered_at)
            UPDATE source s
            SET served_at = :now, delivered_at = greatest(s.delivered_at, done.delivered_at)
            FROM done
            WHERE s.id = done.source
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("uploads", ReadyUpload.numbers(uploads))
        .update();
  }

  /** It is not merged, and others come first the next time. */
  void end(ReadyUpload upload, String status) {
    served(upload.source());
    jdbc.sql("UPDATE upload SET status = :status WHERE number = :upload")
        .param("status", status)
        .param("upload", upload.number())
        .update();
  }

  void served(Source source) {
    jdbc.sql("UPDATE source SET served_at = :now WHERE id = :source")
        .param("now", Timestamp.from(clock.instant()))
        .param("source", source.id())
        .update();
  }

  /** From now on only newer uploads say anything of what this snapshot replaced. */
  void replace(ReadyUpload upload) {
    if (upload.scopes().isEmpty()) {
      replaceEverything(upload);
    } else {
      replaceScopes(upload);
    }
  }

  private void replaceEverything(ReadyUpload upload) {
    jdbc.sql("UPDATE source SET snapshot_receipt = :receipt WHERE id = :source")
        .param("receipt", upload.receipt())
        .param("source", upload.source().id())
        .update();
  }

  private void replaceScopes(ReadyUpload upload) {
    jdbc.sql(
            """
            INSERT INTO scope_snapshot AS known (source, scope, receipt)
            SELECT :source, unnest(:scopes::text[]), :receipt
            ON CONFLICT (source, scope) DO UPDATE
            SET receipt = greatest(known.receipt, excluded.receipt)
            """)
        .param("source", upload.source().id())
        .param("scopes", upload.scopes().toArray(String[]::new))
        .param("receipt", upload.receipt())
        .update();
  }
}
