package se.samla.catalog.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.merging.ReadyUpload.Kind;

/**
 * The staged uploads that wait to be merged. Locks last until the transaction ends, so a crash
 * leaves the work where it was.
 */
@Repository
class MergeQueue {
  private final JdbcClient jdbc;
  private final Datasets datasets;
  private final Clock clock;
  private final Planning planning;

  MergeQueue(JdbcClient jdbc, Datasets datasets, Clock clock, Planning planning) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.clock = clock;
    this.planning = planning;
  }

  /** The next upload of a lane; none when there is none, or another worker was faster. */
  Optional<ReadyUpload> lockNext(Lane lane) {
    planning.once();
    return lockSource(lane).flatMap(source -> lockOldest(source, lane));
  }

  /**
   * Locks the source with waiting uploads that was served longest ago, so that none starves; one
   * that is being merged is passed over.
   */
  private Optional<Source> lockSource(Lane lane) {
    return jdbc.sql(
            """
            SELECT s.id, d.name AS dataset, s.publisher, s.snapshot_receipt
            FROM source s JOIN dataset d ON d.id = s.dataset
            WHERE s.id IN (SELECT source FROM upload
                           WHERE status = 'ready' AND valid_rows BETWEEN :fewest AND :most)
            ORDER BY s.served_at, s.id
            LIMIT 1
            FOR NO KEY UPDATE OF s SKIP LOCKED
            """)
        .param("fewest", lane.fewest())
        .param("most", lane.most())
        .query((row, _) -> source(row))
        .optional();
  }

  /** The source's oldest waiting upload; none when another worker was faster. */
  private Optional<ReadyUpload> lockOldest(Source source, Lane lane) {
    return jdbc.sql(
            """
            SELECT number, id, kind, confirm = 'always' AS confirm_always, receipt, valid_rows,
                   deletions_withheld, scopes, confirmed_hash, confirmed_deletions,
                   confirmed_by_operator, ready_at
            FROM upload
            WHERE source = :source AND status = 'ready' AND valid_rows BETWEEN :fewest AND :most
            ORDER BY receipt
            LIMIT 1
            FOR NO KEY UPDATE
            """)
        .param("source", source.id())
        .param("fewest", lane.fewest())
        .param("most", lane.most())
        .query((row, _) -> upload(row, source))
        .optional();
  }

  /** It is merged; the publisher delivered, whether it changed anything or not. */
  void merged(ReadyUpload upload) {
    jdbc.sql(
            """
            WITH done AS (
              UPDATE upload SET status = 'merged' WHERE number = :upload
              RETURNING source,
                        CASE WHEN kind IN ('snapshot', 'delta', 'repetition') THEN received_at END
                          AS delivered_at)
            UPDATE source s
            SET served_at = :now, delivered_at = greatest(s.delivered_at, done.delivered_at)
            FROM done
            WHERE s.id = done.source
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("upload", upload.number())
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

  private Source source(ResultSet row) throws SQLException {
    return new Source(
        row.getInt("id"),
        datasets.get(row.getString("dataset")),
        row.getString("publisher"),
        row.getLong("snapshot_receipt"));
  }

  private static ReadyUpload upload(ResultSet row, Source source) throws SQLException {
    return new ReadyUpload(
        row.getInt("number"),
        row.getObject("id", UUID.class),
        source,
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getBoolean("confirm_always"),
        row.getLong("receipt"),
        row.getLong("valid_rows"),
        row.getBoolean("deletions_withheld"),
        List.of((String[]) row.getArray("scopes").getArray()),
        confirmation(row),
        row.getTimestamp("ready_at").toInstant());
  }

  private static @Nullable Confirmation confirmation(ResultSet row) throws SQLException {
    var hash = row.getString("confirmed_hash");
    return hash == null
        ? null
        : new Confirmation(
            hash,
            row.getObject("confirmed_deletions", Long.class),
            row.getBoolean("confirmed_by_operator"));
  }
}
