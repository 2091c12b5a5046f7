package se.samla.catalog.deciding;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What an upload's publisher said before it of everything that it changed: in the changes of its
 * merge for contributions that were records of their own, beside them for those with a national
 * key, nowhere for what it brought.
 */
@Repository
class FormerContributions {
  private final JdbcClient jdbc;

  FormerContributions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stages it as rows of an upload; what the other upload brought becomes a row that says delete.
   *
   * @return whether there was such an upload, merged, of the same publisher and dataset
   */
  boolean stage(int upload, UUID reversed) {
    return jdbc.sql(
                """
                WITH undone AS (
                  SELECT u.number::bigint << 32 AS first, (u.number + 1)::bigint << 32 AS past,
                         m.id AS merge, s.publisher
                  FROM upload u
                  JOIN upload made ON made.number = :upload AND made.source = u.source
                  JOIN source s ON s.id = u.source
                  JOIN merge m ON m.upload = u.number
                  WHERE u.id = :reversed AND u.status = 'merged' AND u.kind <> 'erasure'),
                known AS (
                  SELECT r.local_id, r.version
                  FROM undone JOIN replaced_contribution r ON r.merge = undone.merge
                  UNION
                  SELECT b.local_id, b.id
                  FROM undone
                  JOIN change c ON c.id > undone.merge::bigint << 32
                               AND c.id < (undone.merge + 1)::bigint << 32
                  JOIN version b ON b.id = c.before
                  WHERE c.record_id = undone.publisher || '.' || b.local_id),
                touched AS (
                  SELECT local_id, version FROM known
                  UNION ALL
                  SELECT DISTINCT v.local_id, NULL::bigint
                  FROM undone JOIN version v ON v.id >= undone.first AND v.id < undone.past
                  WHERE NOT EXISTS (SELECT FROM known k WHERE k.local_id = v.local_id)),
                staged AS (
                  INSERT INTO version (id, latitude, longitude, hash, line, schema_id, updated,
                                       authority, local_id, national_key, municipality, scope, content)
                  SELECT (:upload::bigint << 32) + row_number() OVER (ORDER BY t.local_id),
                         b.latitude, b.longitude, b.hash, 0, coalesce(b.schema_id, 0), b.updated,
                         coalesce(b.authority, 0), t.local_id, b.national_key, b.municipality,
                         coalesce(b.scope, ''), b.content
                  FROM touched t LEFT JOIN version b ON b.id = t.version
                  RETURNING id)
                UPDATE upload SET valid_rows = (SELECT count(*) FROM staged)
                WHERE number = :upload AND EXISTS (SELECT FROM undone)
                """)
            .param("upload", upload)
            .param("reversed", reversed)
            .update()
        == 1;
  }

  /** Nothing was staged, and nothing will be merged. */
  void refuse(int upload) {
    jdbc.sql(
            """
            UPDATE upload SET status = 'failed', failure = 'not-reversible' WHERE number = :upload
            """)
        .param("upload", upload)
        .update();
  }
}
