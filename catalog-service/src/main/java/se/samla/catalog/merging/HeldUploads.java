package se.samla.catalog.merging;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploads that wait for a confirmation. */
@Repository
public class HeldUploads {
  /** Ends uploads chosen by the query put before it, and removes their rows. */
  private static final String FORGET =
      """
      , gone AS (
        DELETE FROM version v USING ended e
        WHERE v.id >= e.number::bigint << 32 AND v.id < (e.number + 1)::bigint << 32),
      known AS (DELETE FROM known_rows k USING ended e WHERE k.upload = e.number),
      unread AS (DELETE FROM quarantined q USING ended e WHERE q.upload = e.number),
      batches AS (DELETE FROM staged_batch b USING ended e WHERE b.upload = e.number)
      SELECT id FROM ended
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  HeldUploads(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void hold(ReadyUpload upload, String previewHash) {
    jdbc.sql("UPDATE upload SET status = 'held', preview_hash = :hash WHERE number = :upload")
        .param("hash", previewHash)
        .param("upload", upload.number())
        .update();
  }

  /**
   * Puts a held upload back into the work queue, with what was confirmed.
   *
   * @return whether it was still held
   */
  public boolean queue(UUID upload, Confirmation confirmation) {
    return jdbc.sql(
                """
                UPDATE upload
                SET status = 'ready', ready_at = :now, confirmed_hash = :hash,
                    confirmed_deletions = :deletions, confirmed_by_operator = :operator
                WHERE id = :upload AND status = 'held'
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("hash", confirmation.previewHash())
            .param("deletions", confirmation.deletions())
            .param("operator", confirmation.byOperator())
            .param("upload", upload)
            .update()
        == 1;
  }

  /**
   * Ends a held upload and removes its rows.
   *
   * @return whether it was still held
   */
  public boolean discard(UUID upload) {
    return !jdbc.sql(
            """
            WITH ended AS (
              UPDATE upload SET status = 'discarded'
              WHERE id = :upload AND status = 'held'
              RETURNING number, id)
            """
                + FORGET)
        .param("upload", upload)
        .query(UUID.class)
        .list()
        .isEmpty();
  }

  /** Ends the held uploads that this snapshot makes pointless: older, of no wider scope. */
  List<UUID> supersede(ReadyUpload upload) {
    return jdbc.sql(
            """
            WITH ended AS (
              UPDATE upload SET status = 'superseded'
              WHERE source = :source AND status = 'held' AND receipt < :receipt
                AND (cardinality(:scopes::text[]) = 0
                     OR cardinality(scopes) > 0 AND scopes <@ :scopes::text[])
              RETURNING number, id)
            """
                + FORGET)
        .param("source", upload.source().id())
        .param("receipt", upload.receipt())
        .param("scopes", upload.scopes().toArray(String[]::new))
        .query(UUID.class)
        .list();
  }
}
