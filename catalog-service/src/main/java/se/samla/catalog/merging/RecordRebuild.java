package se.samla.catalog.merging;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.merging.MergeOutcome.Counts;

/** Elects every record of a dataset anew and writes down where the outcome differs. */
@Repository
class RecordRebuild {
  /** In whose name a rebuild changes records: nobody delivered anything. */
  private static final String OURSELVES = "samla";

  /**
   * What it changed.
   *
   * @param changeSet its number; 0 when nothing differed
   */
  record Elected(Counts counts, long changeSet) {}

  private final JdbcClient jdbc;
  private final DecidedRecords decided;
  private final ChangeSets changeSets;
  private final Conflicts conflicts;

  RecordRebuild(
      JdbcClient jdbc, DecidedRecords decided, ChangeSets changeSets, Conflicts conflicts) {
    this.jdbc = jdbc;
    this.decided = decided;
    this.changeSets = changeSets;
    this.conflicts = conflicts;
  }

  /** The rules are those of {@link Election}. */
  Elected rebuild(Dataset dataset) {
    var merge = open(dataset);
    decided.open();
    elect(dataset, merge);
    var counts = decided.write(dataset).getOrDefault(merge, Counts.NONE);
    conflicts.update(dataset); // without a national key too: there may have been one
    return new Elected(counts, number(dataset, merge, counts));
  }

  /** No change, no number, and no merge. */
  private long number(Dataset dataset, int merge, Counts counts) {
    if (counts.changes() == 0) {
      forget(merge);
      return 0;
    }
    return changeSets.number(dataset, merge, counts.growth(), counts.changes()).number();
  }

  private int open(Dataset dataset) {
    jdbc.sql(
            """
            INSERT INTO source (dataset, publisher) VALUES (:dataset, :ourselves)
            ON CONFLICT (dataset, publisher) DO NOTHING
            """)
        .param("dataset", dataset.id())
        .param("ourselves", OURSELVES)
        .update();
    return jdbc.sql(
            """
            WITH made AS (
              INSERT INTO upload (id, source, status, kind)
              SELECT :id, id, 'merged', 'rebuild' FROM source
              WHERE dataset = :dataset AND publisher = :ourselves
              RETURNING number)
            INSERT INTO merge (upload) SELECT number FROM made RETURNING id
            """)
        .param("id", UUID.randomUUID())
        .param("dataset", dataset.id())
        .param("ourselves", OURSELVES)
        .query(Integer.class)
        .single();
  }

  private void forget(int merge) {
    jdbc.sql(
            """
            WITH gone AS (DELETE FROM merge WHERE id = :merge RETURNING upload)
            DELETE FROM upload WHERE number = (SELECT upload FROM gone)
            """)
        .param("merge", merge)
        .update();
  }

  private void elect(Dataset dataset, int merge) {
    jdbc.sql(
            """
            INSERT INTO decided
            WITH held AS (
              SELECT coalesce(c.national_key, s.publisher || '.' || c.local_id) AS record_id,
                     c.version, c.source, c.local_id, s.publisher, v.latitude, v.longitude,
                     v.municipality, v.authority, v.updated, u.received_at
              FROM contribution c
              JOIN source s ON s.id = c.source AND s.dataset = :dataset
              JOIN version v ON v.id = c.version
              JOIN upload u ON u.number = (v.id >> 32)::int
              WHERE c.hash IS NOT NULL),
            elected AS (
              SELECT DISTINCT ON (record_id) *
              FROM held
              ORDER BY record_id, authority, updated DESC NULLS LAST, received_at DESC NULLS LAST,
                       publisher, local_id),
            current AS (SELECT * FROM record WHERE dataset = :dataset AND version IS NOT NULL),
            differing AS (
              SELECT coalesce(e.record_id, r.record_id) AS record_id, e.version AS winner,
                     r.version AS before, e.source, e.latitude, e.longitude, e.municipality
              FROM elected e FULL JOIN current r ON r.record_id = e.record_id
              WHERE e.version IS DISTINCT FROM r.version)
              SELECT (:merge::bigint << 32)
                       + row_number() OVER (ORDER BY d.winner NULLS FIRST, d.record_id) AS id,
                     d.record_id, d.winner, d.winner AS after, d.before, r.change AS previous,
                     coalesce(r.revision, 0) + 1 AS revision,
                     CASE WHEN d.before IS NULL THEN 1 WHEN d.winner IS NULL THEN 3 ELSE 2 END
                       AS operation,
                     coalesce(d.source, r.source) AS source, d.latitude, d.longitude,
                     d.municipality
              FROM differing d
              LEFT JOIN record r ON r.dataset = :dataset AND r.record_id = d.record_id
            """)
        .param("dataset", dataset.id())
        .param("merge", merge)
        .update();
  }
}
