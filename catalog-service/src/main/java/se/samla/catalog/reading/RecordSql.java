package se.samla.catalog.reading;

import org.jspecify.annotations.Nullable;

/** Records as they are, or as they were when a change set was the newest. */
enum RecordSql {
  NOW(
      """
      SELECT r.record_id, s.publisher, r.municipality, u.id AS upload, r.revision,
             cs.number, cs.committed_at, r.latitude, r.longitude,
             v.content, v.schema_id AS content_schema, v.local_id,
             nullif(v.line, 0) AS line
      FROM %s r
      JOIN source s ON s.id = r.source
      LEFT JOIN version v ON v.id = r.version
      LEFT JOIN upload u ON u.number = (v.id >> 32)::int
      JOIN change_set cs ON cs.merge = (r.change >> 32)::int
      WHERE r.dataset = :dataset
      """,
      "r", "r.source", "r.version IS NOT NULL"),
  /** What changed since is followed along its links, back to the last change that counted then. */
  THEN(
      """
      SELECT r.record_id, s.publisher, v.municipality, u.id AS upload, c.revision,
             c.number, c.committed_at, v.latitude, v.longitude,
             v.content, v.schema_id AS content_schema, v.local_id,
             nullif(v.line, 0) AS line
      FROM record r
      JOIN change_set newest ON newest.merge = (r.change >> 32)::int
      CROSS JOIN LATERAL (
        SELECT r.version AS after, r.revision, newest.number, newest.committed_at
        WHERE newest.number <= :asOf AND r.version IS NOT NULL
        UNION ALL
        (WITH RECURSIVE back AS (
          SELECT c.previous, c.after, c.operation, c.revision, cs.number, cs.committed_at
          FROM change c JOIN change_set cs ON cs.merge = (c.id >> 32)::int
          WHERE c.id = r.change AND newest.number > :asOf
          UNION ALL
          SELECT p.previous, p.after, p.operation, p.revision, cs.number, cs.committed_at
          FROM back
          JOIN change p ON p.id = back.previous
          JOIN change_set cs ON cs.merge = (p.id >> 32)::int
          WHERE back.number > :asOf)
        SELECT after, revision, number, committed_at
        FROM back WHERE number <= :asOf AND operation < 3 AND newest.number > :asOf)) c
      JOIN version v ON v.id = c.after
      JOIN upload u ON u.number = (v.id >> 32)::int
      JOIN source s ON s.id = u.source
      WHERE r.dataset = :dataset
      """,
      "v",
      "u.source",
      "v.content IS NOT NULL");

  private static final String PAGE = " ORDER BY r.record_id OFFSET :skipped LIMIT :limit";

  private final String select;
  private final String place;
  private final String source;
  private final String exists;

  RecordSql(String select, String place, String source, String exists) {
    this.select = select;
    this.place = place;
    this.source = source;
    this.exists = exists;
  }

  static RecordSql of(@Nullable Long asOf) {
    return asOf == null ? NOW : THEN;
  }

  String one() {
    return select.formatted("record") + " AND r.record_id = :id";
  }

  /**
   * Only what was asked for, so that the planner sees which index serves it. Of records as they are
   * the page is found before anything is joined to it: a wide box has many, a page few.
   */
  String page(RecordFilter filter, IdRange ids) {
    return this == NOW
        ? select.formatted("(" + found(filter, ids) + ")") + " ORDER BY r.record_id"
        : select + " AND " + conditions(filter, ids) + PAGE;
  }

  private String found(RecordFilter filter, IdRange ids) {
    var dataset = "r.dataset = :dataset AND ";
    return filter.wantsOnlyBox()
        ? BoxSql.page(dataset + from(ids))
        : "SELECT r.* FROM record r WHERE " + dataset + conditions(filter, ids) + PAGE;
  }

  private String conditions(RecordFilter filter, IdRange ids) {
    return from(ids)
        + when(filter.municipality(), " AND " + place + ".municipality = :municipality")
        + when(
            filter.publisher(),
            " AND "
                + source
                + " = (SELECT id FROM source WHERE dataset = :dataset AND publisher = :publisher)")
        + when(filter.bbox(), BoxSql.inBox(place));
  }

  private String from(IdRange ids) {
    return exists + ids.sql();
  }

  private static String when(@Nullable Object asked, String condition) {
    return asked == null ? "" : condition;
  }
}
