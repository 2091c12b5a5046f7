package se.samla.catalog.merging;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.merging.MergeOutcome.Counts;

/** Which contribution each touched record is from now on, and what that changes for its readers. */
@Repository
class Election {
  private final JdbcClient jdbc;
  private final DecidedRecords decided;
  private final Planning planning;

  Election(JdbcClient jdbc, DecidedRecords decided, Planning planning) {
    this.jdbc = jdbc;
    this.decided = decided;
    this.planning = planning;
  }

  /**
   * Elects, and writes records and changes. Deletions come first, then the rows in file order, so
   * that a contribution that changed its key is gone under the old before it comes under the new.
   *
   * <p>A contribution without national key is a record of its own. Of those with one, the winner
   * has the strongest authority, then was updated last, then was received last, by the clock since
   * every publisher counts receipts of its own; then the smaller publisher and local id, so that
   * there is always exactly one.
   *
   * @return what each merge changed
   */
  Map<Integer, Counts> elect(Dataset dataset) {
    decided.open();
    decide(dataset);
    return decided.write(dataset);
  }

  /**
   * The same for a difference of any size. Records are found by their index, one by one, for a
   * merge must not cost by what the nation has. The planner would rather read all, and in the first
   * minute after a load, when it knows nothing of them yet, it would do so for each row.
   */
  Map<Integer, Counts> electMany(Dataset dataset) {
    return planning.byIndex(() -> elect(dataset));
  }

  private void decide(Dataset dataset) {
    jdbc.sql(
            """
            INSERT INTO decided
            WITH touched AS (
              SELECT * FROM difference
              WHERE version IS DISTINCT FROM held AND (held IS NOT NULL OR hash IS NOT NULL)),
            keys AS (
              SELECT key, merge, min(version) AS cause
              FROM (SELECT old_key AS key, merge, version FROM touched WHERE held IS NOT NULL
                    UNION ALL
                    SELECT new_key, merge, version FROM touched WHERE hash IS NOT NULL) both_sides
              WHERE key IS NOT NULL
              GROUP BY key, merge),
            election AS (
              SELECT merge, publisher || '.' || local_id AS record_id,
                     CASE WHEN hash IS NOT NULL AND new_key IS NULL THEN version END AS winner,
                     version AS cause, known, source, latitude, longitude, municipality
              FROM touched
              WHERE held IS NOT NULL AND old_key IS NULL OR hash IS NOT NULL AND new_key IS NULL
              UNION ALL
              SELECT keys.merge, keys.key, best.version, keys.cause, true, best.source,
                     best.latitude, best.longitude, best.municipality
              FROM keys LEFT JOIN LATERAL (
                SELECT c.version, c.source, v.latitude, v.longitude, v.municipality
                FROM contribution c
                JOIN source s ON s.id = c.source AND s.dataset = :dataset
                JOIN version v ON v.id = c.version
                JOIN upload u ON u.number = (v.id >> 32)::int
                WHERE c.national_key = keys.key AND c.hash IS NOT NULL
                ORDER BY v.authority, v.updated DESC NULLS LAST, u.received_at DESC NULLS LAST,
                         s.publisher, c.local_id
                LIMIT 1) best ON true)
              SELECT (e.merge::bigint << 32) + row_number() OVER (
                       PARTITION BY e.merge ORDER BY e.winner NULLS FIRST, e.record_id) AS id,
                     e.record_id, e.winner, coalesce(e.winner, e.cause) AS after,
                     r.version AS before, r.change AS previous,
                     coalesce(r.revision, 0) + 1 AS revision,
                     CASE WHEN r.version IS NULL THEN 1 WHEN e.winner IS NULL THEN 3 ELSE 2 END
                       AS operation,
                     coalesce(e.source, r.source) AS source, e.latitude, e.longitude,
                     e.municipality
              FROM election e
              LEFT JOIN record r  -- what was never known is not looked for
                ON r.dataset = :dataset AND r.record_id = CASE WHEN e.known THEN e.record_id END
              WHERE e.winner IS DISTINCT FROM r.version
            """)
        .param("dataset", dataset.id())
        .update();
  }
}
