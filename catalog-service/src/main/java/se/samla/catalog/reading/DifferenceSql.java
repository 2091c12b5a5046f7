package se.samla.catalog.reading;

/** Two ways to the same difference: by the changes in between, and by the records. */
final class DifferenceSql {
  private static final int FEW = 10_000;

  /** Whether the changes in between are so few that each page may read them all. */
  static final String ARE_FEW =
      """
      SELECT coalesce(sum(size), 0) <= %1$d
      FROM (SELECT size FROM change_set
            WHERE dataset = :dataset AND number > :from AND number <= :to
            ORDER BY number LIMIT %1$d + 1) sets
      """
          .formatted(FEW);

  /** What was erased has no hash: whether it was and is there is told by the versions' ids. */
  private static final String DIFFERING =
      """
      SELECT net.record_id, net.before IS NOT NULL AS was, net.after IS NOT NULL AS is,
             b.content AS before, b.schema_id AS before_schema,
             a.content AS after, a.schema_id AS after_schema
      FROM net
      LEFT JOIN version b ON b.id = net.before
      LEFT JOIN version a ON a.id = net.after
      WHERE (net.before IS NULL) <> (net.after IS NULL) OR b.hash IS DISTINCT FROM a.hash
      ORDER BY net.record_id
      LIMIT :limit
      """;

  /** The first content before and the last one after, of changes c in the order of number. */
  private static final String NET =
      """
      (array_agg(c.before ORDER BY number))[1] AS before,
      (array_agg(CASE WHEN c.operation < 3 THEN c.after END ORDER BY number DESC))[1] AS after
      """;

  static final String OF_CHANGES =
      "WITH net AS (SELECT c.record_id, "
          + NET
          + """
          FROM change_set cs
          JOIN change c ON c.id > cs.merge::bigint << 32
                       AND c.id < (cs.merge + 1)::bigint << 32
          WHERE cs.dataset = :dataset AND cs.number > :from AND cs.number <= :to
            AND c.record_id > :after
          GROUP BY c.record_id)
          """
          + DIFFERING;

  private DifferenceSql() {}

  /** Each record's changes are followed along their links, back to the first in between. */
  static String ofRecords(IdRange range) {
    return """
    WITH net AS NOT MATERIALIZED (
      SELECT r.record_id, told.before, told.after
      FROM record r
      JOIN change_set newest ON newest.merge = (r.change >> 32)::int
      CROSS JOIN LATERAL (
        WITH RECURSIVE back AS (
          SELECT p.before, p.after, p.operation, p.previous, newest.number
          FROM change p WHERE p.id = r.change
          UNION ALL
          SELECT p.before, p.after, p.operation, p.previous, cs.number
          FROM back
          JOIN change p ON p.id = back.previous
          JOIN change_set cs ON cs.merge = (p.id >> 32)::int
          WHERE back.number > :from)
        SELECT count(*) AS changes, %s
        FROM back c WHERE c.number > :from AND c.number <= :to) told
      WHERE r.dataset = :dataset AND newest.number > :from AND told.changes > 0 %s)
    %s
    """
        .formatted(NET, range.sql(), DIFFERING);
  }
}
