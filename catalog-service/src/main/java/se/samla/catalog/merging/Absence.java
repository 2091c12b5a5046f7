package se.samla.catalog.merging;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a snapshot says of ids that it does not hold. */
@Repository
class Absence {
  private final JdbcClient jdbc;
  private final Difference difference;

  Absence(JdbcClient jdbc, Difference difference) {
    this.jdbc = jdbc;
    this.difference = difference;
  }

  /** Adds what a snapshot no longer holds, unless a newer upload said it or it is in quarantine. */
  void add(ReadyUpload upload, int merge) {
    difference.withoutNestedLoops(() -> addRows(upload, merge));
  }

  private long addRows(ReadyUpload upload, int merge) {
    return jdbc.sql(
            """
            INSERT INTO difference
              (merge, source, publisher, receipt, local_id, scope, held, old_key, known)
            SELECT :merge, :source, :publisher, :receipt, c.local_id, c.scope, c.version,
                   c.national_key, true
            FROM contribution c
            LEFT JOIN scope_snapshot part ON part.source = :source AND part.scope = c.scope
            WHERE c.source = :source AND c.hash IS NOT NULL
              AND (cardinality(:scopes::text[]) = 0 OR c.scope = ANY (:scopes::text[]))
              AND standing_receipt(
                    c.receipt, c.unread_at, greatest(:snapshot, part.receipt)) < :receipt
              AND NOT EXISTS (SELECT FROM version v
                              WHERE v.id >= :first AND v.id < :end AND v.local_id = c.local_id)
              AND NOT EXISTS (SELECT FROM quarantined q
                              WHERE q.upload = :upload AND q.local_id = c.local_id)
              AND NOT
            """
                + KnownRows.SAID)
        .params(upload.parameters(merge))
        .update();
  }

  /**
   * Exempts ids in quarantine from a snapshot that replaces: an older upload that comes late may
   * still say what they are, known or not.
   */
  void exemptQuarantined(ReadyUpload upload) {
    jdbc.sql(
            """
            INSERT INTO contribution AS c (source, local_id, receipt, unread_at)
            SELECT :source, q.local_id, :snapshot, :receipt
            FROM quarantined q
            WHERE q.upload = :upload
              AND NOT EXISTS (SELECT FROM version v
                              WHERE v.id >= :first AND v.id < :end AND v.local_id = q.local_id)
              AND NOT EXISTS (SELECT FROM contribution c
                              WHERE c.source = :source AND c.local_id = q.local_id
                                AND c.hash IS NOT NULL AND
            """
                + KnownRows.SAID
                + """
                    )
                ON CONFLICT (source, local_id) DO UPDATE
                SET receipt = standing_receipt(c.receipt, c.unread_at, :snapshot),
                    unread_at = excluded.unread_at
                WHERE c.receipt < excluded.unread_at
                """)
        .params(upload.parameters())
        .update();
  }

  /**
   * A late snapshot, older than the newest, did not hold an id either that is in quarantine there
   * and known to nobody: what was said before it comes too late from now on.
   */
  void rememberLate(ReadyUpload upload) {
    jdbc.sql(
            """
            UPDATE contribution c SET receipt = :receipt
            WHERE c.source = :source AND c.hash IS NULL
              AND c.receipt < :receipt AND :receipt < c.unread_at
              AND (cardinality(:scopes::text[]) = 0 OR c.scope = ANY (:scopes::text[]))
              AND NOT EXISTS (SELECT FROM quarantined q
                              WHERE q.upload = :upload AND q.local_id = c.local_id)
            """)
        .params(upload.parameters())
        .update();
  }
}
