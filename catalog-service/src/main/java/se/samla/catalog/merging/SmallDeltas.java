package se.samla.catalog.merging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of small deltas, each of another source: compared and forgotten together, each found by
 * an index.
 */
@Repository
class SmallDeltas {
  /** The verdicts on all rows, those that count kept in the difference, and how many of each. */
  private static final String COMPARE =
      """
      WITH said AS (
        SELECT DISTINCT ON (u.merge, v.local_id)
               u.*, v.id, v.local_id, v.hash, v.national_key, v.scope, v.latitude,
               v.longitude, v.municipality
        FROM unnest(:uploads::int[], :merges::int[], :sources::int[], :publishers::text[],
                    :receipts::bigint[], :snapshots::bigint[])
               u (upload, merge, source, publisher, receipt, snapshot)
        JOIN version v ON v.id >= u.upload::bigint << 32
                      AND v.id < (u.upload::bigint + 1) << 32
        ORDER BY u.merge, v.local_id, v.id),
      judged AS MATERIALIZED (
        SELECT said.*, c.version, c.hash AS old_hash, c.national_key AS old_key,
               c.local_id IS NOT NULL AS known,
      """
          + Verdict.of("said.receipt", "said.snapshot")
          + """
            FROM said
            LEFT JOIN contribution c ON c.source = said.source AND c.local_id = said.local_id
            LEFT JOIN scope_snapshot part
              ON part.source = said.source AND part.scope = said.scope),
          kept AS (
            INSERT INTO difference
            SELECT merge, source, publisher, receipt, local_id,
                   CASE verdict WHEN 'changed' THEN id ELSE version END, hash, scope,
                   national_key, CASE WHEN old_hash IS NOT NULL THEN version END, old_key, known,
                   latitude, longitude, municipality
            FROM judged
            WHERE verdict IN ('changed', 'unchanged'))
          SELECT merge, count(*) FILTER (WHERE verdict = 'unchanged') AS unchanged,
                 count(*) FILTER (WHERE verdict = 'changed') AS changed
          FROM judged
          GROUP BY merge
          """;

  private final JdbcClient jdbc;
  private final Difference difference;

  SmallDeltas(JdbcClient jdbc, Difference difference) {
    this.jdbc = jdbc;
    this.difference = difference;
  }

  /** How many rows of a merge said what was known, and how many something new. */
  record Compared(long unchanged, long changed) {
    private static final Compared NOTHING = new Compared(0, 0);
  }

  /**
   * As {@link Difference#compare} does.
   *
   * @param merges one of each upload, in the same order
   * @return by merge, in the same order
   */
  Map<Integer, Compared> compare(List<ReadyUpload> uploads, List<Integer> merges) {
    difference.openForFew();
    var compared = new LinkedHashMap<Integer, Compared>();
    merges.forEach(merge -> compared.put(merge, Compared.NOTHING));
    jdbc.sql(COMPARE)
        .param("uploads", ReadyUpload.numbers(uploads))
        .param("merges", merges.toArray(Integer[]::new))
        .param("sources", each(uploads, u -> u.source().id(), new Integer[0]))
        .param("publishers", each(uploads, u -> u.source().publisher(), new String[0]))
        .param("receipts", each(uploads, ReadyUpload::receipt, new Long[0]))
        .param("snapshots", each(uploads, u -> u.source().snapshotReceipt(), new Long[0]))
        .query(
            (RowCallbackHandler)
                row ->
                    compared.put(
                        row.getInt("merge"),
                        new Compared(row.getLong("unchanged"), row.getLong("changed"))));
    return compared;
  }

  private static <T> T[] each(
      List<ReadyUpload> uploads, Function<ReadyUpload, T> value, T[] array) {
    return uploads.stream().map(value).toList().toArray(array);
  }

  /** Removes staged rows that said nothing new: history grows with changes, not with uploads. */
  void forgetTheRest(List<ReadyUpload> uploads, Collection<Compared> compared) {
    var rows = uploads.stream().mapToLong(ReadyUpload::rows).sum();
    if (compared.stream().mapToLong(Compared::changed).sum() < rows) {
      forgetRows(uploads);
    }
    difference.forgetStaging(uploads);
  }

  private void forgetRows(List<ReadyUpload> uploads) {
    jdbc.sql(
            """
            DELETE FROM version v
            USING unnest(:uploads::int[]) upload
            WHERE v.id >= upload::bigint << 32 AND v.id < (upload::bigint + 1) << 32
              AND NOT EXISTS (SELECT FROM difference d WHERE d.version = v.id)
            """)
        .param("uploads", ReadyUpload.numbers(uploads))
        .update();
  }
}
