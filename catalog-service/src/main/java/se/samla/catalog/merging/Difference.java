package se.samla.catalog.merging;

import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What an upload changes of what its publisher said before. Found under the source's lock, from the
 * upload's and the publisher's own rows alone, and kept in a table of the transaction's own.
 *
 * <p>A contribution's standing receipt is its own, or that of the newest snapshot that confirmed
 * it, which is written once, at the source: an unchanged row of a snapshot costs no write. The
 * exception are ids in quarantine, of which that snapshot said nothing.
 */
@Repository
class Difference {
  private static final OwnTable TABLE =
      new OwnTable(
          "difference",
          """
          merge        int,                  -- whose; null when nobody's
          source       int,
          publisher    text COLLATE "C",
          receipt      bigint,
          local_id     text COLLATE "C" NOT NULL,
          version      bigint,               -- as it will be; null when absent
          hash         uuid,                 -- null when it will be deleted
          scope        text COLLATE "C" NOT NULL,
          new_key      text COLLATE "C",
          held         bigint,               -- as it is; null when there is none, or deleted
          old_key      text COLLATE "C",
          known        boolean NOT NULL,
          latitude     double precision,
          longitude    double precision,
          municipality text COLLATE "C"
          """);

  /** From here on a look-up for each row would take longer than to read all there is. */
  private static final long MANY = 10_000;

  private final JdbcClient jdbc;
  private final Planning planning;
  private final KnownRows known;

  Difference(JdbcClient jdbc, Planning planning, KnownRows known) {
    this.jdbc = jdbc;
    this.planning = planning;
    this.known = known;
  }

  /** Prepares the transaction for as many rows as come. */
  void open() {
    planning.eachTime();
    openForFew();
  }

  /** Prepares it for rows so few that their plans are kept. */
  void openForFew() {
    TABLE.ensure(jdbc);
  }

  /**
   * Compares rows with contributions, hashes only; of several rows with one local id the first
   * counts.
   *
   * @return how many rows said what was known
   */
  long compare(ReadyUpload upload, int merge) {
    var same = upload.mayPoint() ? withoutNestedLoops(() -> compareKnown(upload, merge)) : 0;
    var others =
        upload.rows() - same > MANY
            ? withoutNestedLoops(() -> compareRows(upload, merge))
            : compareRows(upload, merge);
    return same + others;
  }

  private long compareKnown(ReadyUpload upload, int merge) {
    known.restore(upload);
    return known.compare(upload, merge);
  }

  private long compareRows(ReadyUpload upload, int merge) {
    return jdbc.sql(
            """
            WITH said AS (
              SELECT DISTINCT ON (local_id)
                     id, local_id, hash, national_key, scope, latitude, longitude, municipality
              FROM version
              WHERE id >= :first AND id < :end
              ORDER BY local_id, id),
            judged AS MATERIALIZED (
              SELECT said.*, c.version, c.hash AS old_hash, c.national_key AS old_key,
                     c.local_id IS NOT NULL AS known,
            """
                + Verdict.of(":receipt", ":snapshot")
                + """
                  FROM said
                  LEFT JOIN contribution c ON c.source = :source AND c.local_id = said.local_id
                  LEFT JOIN scope_snapshot part ON part.source = :source AND part.scope = said.scope),
                kept AS (
                  INSERT INTO difference
                  SELECT :merge, :source, :publisher, :receipt,
                         local_id, CASE verdict WHEN 'changed' THEN id ELSE version END, hash, scope,
                         national_key, CASE WHEN old_hash IS NOT NULL THEN version END, old_key, known,
                         latitude, longitude, municipality
                  FROM judged
                  WHERE verdict = 'changed'
                     OR verdict = 'unchanged' AND NOT (
                       :replaces AND (cardinality(:scopes::text[]) = 0 OR scope = ANY (:scopes::text[]))))
                SELECT count(*) FROM judged WHERE verdict = 'unchanged'
                """)
        .params(upload.parameters(merge))
        .query(Long.class)
        .single();
  }

  /**
   * Lets the planner know how much there is: a row must not cost a scan of the nation's records.
   */
  void measure() {
    jdbc.sql("ANALYZE difference").update();
  }

  /** What the difference takes away; to be asked before it is applied. */
  Loss loss(ReadyUpload upload) {
    var withdrawn = upload.isGuarded() ? withdrawn() : 0;
    return withdrawn == 0 ? Loss.NONE : new Loss(contributions(upload), withdrawn);
  }

  private long withdrawn() {
    return jdbc.sql("SELECT count(*) FROM difference WHERE held IS NOT NULL AND hash IS NULL")
        .query(Long.class)
        .single();
  }

  private long contributions(ReadyUpload upload) {
    return jdbc.sql(
            """
            SELECT count(*) FROM contribution
            WHERE source = :source AND hash IS NOT NULL
              AND (cardinality(:scopes::text[]) = 0 OR scope = ANY (:scopes::text[]))
            """)
        .params(upload.parameters())
        .query(Long.class)
        .single();
  }

  /**
   * Makes the difference what the publisher says from now on. New contributions go in by their id:
   * in any other order each would touch another page of the index, which costs three times as much.
   */
  void apply() {
    jdbc.sql(
            """
            WITH added AS (
              INSERT INTO contribution
                (source, local_id, version, receipt, hash, national_key, scope)
              SELECT source, local_id, version, receipt, hash, new_key, scope
              FROM difference
              WHERE NOT known
              ORDER BY source, local_id)
            INSERT INTO contribution (source, local_id, version, receipt, hash, national_key, scope)
            SELECT source, local_id, version, receipt, hash, new_key, scope
            FROM difference
            WHERE known
            ORDER BY source, local_id
            ON CONFLICT (source, local_id) DO UPDATE
            SET version = excluded.version, receipt = excluded.receipt, hash = excluded.hash,
                national_key = excluded.national_key, scope = excluded.scope
            """)
        .update();
  }

  /** Removes staged rows that said nothing new: history grows with changes, not with uploads. */
  void forgetTheRest(ReadyUpload upload) {
    if (kept(upload) < upload.rows()) {
      withoutNestedLoops(() -> forgetRows(upload));
    }
    forgetStaging(List.of(upload));
  }

  /** What staging kept of uploads, their rows aside. */
  void forgetStaging(List<ReadyUpload> uploads) {
    jdbc.sql(
            """
            WITH read AS (DELETE FROM quarantined WHERE upload = ANY (:uploads)),
            known AS (DELETE FROM known_rows WHERE upload = ANY (:uploads))
            DELETE FROM staged_batch WHERE upload = ANY (:uploads)
            """)
        .param("uploads", ReadyUpload.numbers(uploads))
        .update();
  }

  private long kept(ReadyUpload upload) {
    return jdbc.sql("SELECT count(*) FROM difference WHERE version >= :first AND version < :end")
        .params(upload.parameters())
        .query(Long.class)
        .single();
  }

  private long forgetRows(ReadyUpload upload) {
    return jdbc.sql(
            """
            DELETE FROM version v
            WHERE v.id >= :first AND v.id < :end
              AND NOT EXISTS (SELECT FROM difference d WHERE d.version = v.id)
            """)
        .params(upload.parameters())
        .update();
  }

  /**
   * For joins of one's own rows on both sides. The planner takes fresh rows for few, and a nested
   * loop over what are many in truth would never end.
   */
  long withoutNestedLoops(LongSupplier query) {
    jdbc.sql("SET LOCAL enable_nestloop = off").update();
    var result = query.getAsLong();
    jdbc.sql("SET LOCAL enable_nestloop = on").update();
    return result;
  }
}
