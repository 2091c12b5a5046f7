package se.samla.catalog.merging;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of an upload that said what was known when they were staged: pointers to the version
 * that said the same. What their publisher said meanwhile decides, under the source's lock, whether
 * they still do. Contributions are joined by the version that stands for them.
 */
@Repository
class KnownRows {
  /** Whether a pointer tells a contribution c that is not deleted. */
  static final String SAID =
      """
      EXISTS (SELECT FROM (SELECT unnest(versions) AS version
                           FROM known_rows WHERE upload = :upload) p
              WHERE p.version = c.version)
      """;

  /** Pointers p that are no rows, with the contributions c that they still tell. */
  private static final String FRESH =
      """
      FROM (SELECT unnest(versions) AS version, unnest(ids) AS id
            FROM known_rows WHERE upload = :upload) p
      JOIN contribution c
        ON c.source = :source AND c.version = p.version AND c.hash IS NOT NULL
      LEFT JOIN scope_snapshot part ON part.source = :source AND part.scope = c.scope
      WHERE NOT EXISTS (SELECT FROM version row
                        WHERE row.id >= :first AND row.id < :end AND row.id = p.id)
      """;

  private final JdbcClient jdbc;

  KnownRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes rows of those that say something new after all, and of those whose id another row has
   * too, so that the first of them counts. An erased content says nothing.
   */
  void restore(ReadyUpload upload) {
    jdbc.sql(
            """
            WITH stale AS MATERIALIZED (
              SELECT p.*
              FROM (SELECT unnest(versions) AS version, unnest(ids) AS id, unnest(lines) AS line
                    FROM known_rows WHERE upload = :upload) p
              LEFT JOIN contribution c
                ON c.source = :source AND c.version = p.version AND c.hash IS NOT NULL
              WHERE c.version IS NULL
                 OR c.local_id IN (SELECT local_id FROM version WHERE id >= :first AND id < :end))
            INSERT INTO version (id, latitude, longitude, hash, line, schema_id, updated, authority,
                                 local_id, national_key, municipality, scope, content)
            SELECT p.id, v.latitude, v.longitude, v.hash, p.line, v.schema_id, v.updated,
                   v.authority, v.local_id, v.national_key, v.municipality, v.scope, v.content
            FROM stale p
            CROSS JOIN LATERAL (SELECT * FROM version WHERE id = p.version LIMIT 1) v
            WHERE v.hash IS NOT NULL
            """)
        .params(upload.parameters())
        .update();
  }

  /**
   * Keeps those in the difference that must be told: all but a snapshot's, which confirms them by
   * its receipt.
   *
   * @return how many still say what is known; one that a newer upload spoke of says nothing
   */
  long compare(ReadyUpload upload, int merge) {
    return jdbc.sql(
            """
            WITH judged AS MATERIALIZED (
              SELECT DISTINCT c.local_id, c.version, c.hash, c.national_key, c.scope
            """
                + FRESH
                + """
                    AND :receipt >= standing_receipt(
                          c.receipt, c.unread_at, greatest(:snapshot, part.receipt))),
                kept AS (
                  INSERT INTO difference
                    (merge, source, publisher, receipt, local_id, version, hash, scope, new_key,
                     held, old_key, known)
                  SELECT :merge, :source, :publisher, :receipt, local_id, version, hash, scope,
                         national_key, version, national_key, true
                  FROM judged
                  WHERE NOT (
                    :replaces AND (cardinality(:scopes::text[]) = 0 OR scope = ANY (:scopes::text[]))))
                SELECT count(*) FROM judged
                """)
        .params(upload.parameters(merge))
        .query(Long.class)
        .single();
  }
}
