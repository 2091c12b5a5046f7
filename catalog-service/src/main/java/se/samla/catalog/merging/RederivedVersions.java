package se.samla.catalog.merging;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lets what was derived anew stand. What readers see of it, and saw at any time, is never
 * rewritten: a contribution with another key, municipality or place gets another version, with the
 * content, line and upload of the one before. Rank and date only decide between claims, are shown
 * nowhere of the past, and are written to the version that stands.
 */
@Repository
class RederivedVersions {
  private final JdbcClient jdbc;

  RederivedVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void apply() {
    jdbc.sql("ANALYZE rederived").update();
    number();
    add();
    rank();
    stand();
  }

  /** Behind the places that rows of the same upload can have, of which there are 2³¹. */
  private void number() {
    jdbc.sql(
            """
            WITH differing AS (
              SELECT r.version, r.version >> 32 AS upload
              FROM rederived r JOIN version v ON v.id = r.version
              WHERE (v.national_key, v.municipality, v.latitude, v.longitude) IS DISTINCT FROM
                    (r.national_key, r.municipality, r.latitude, r.longitude)),
            last AS (
              SELECT u.upload,
                     coalesce((SELECT max(id) FROM version
                               WHERE id >= (u.upload << 32) + 2147483648
                                 AND id < (u.upload + 1) << 32),
                              (u.upload << 32) + 2147483647) AS id
              FROM (SELECT DISTINCT upload FROM differing) u)
            UPDATE rederived r SET standing = n.id
            FROM (SELECT d.version,
                         last.id + row_number() OVER (PARTITION BY d.upload ORDER BY d.version) AS id
                  FROM differing d JOIN last ON last.upload = d.upload) n
            WHERE n.version = r.version
            """)
        .update();
  }

  private void add() {
    jdbc.sql(
            """
            INSERT INTO version (id, latitude, longitude, hash, line, schema_id, updated, authority,
                                 local_id, national_key, municipality, scope, content)
            SELECT r.standing, r.latitude, r.longitude, v.hash, v.line, v.schema_id, r.updated,
                   r.authority, v.local_id, r.national_key, r.municipality, v.scope, v.content
            FROM rederived r JOIN version v ON v.id = r.version
            WHERE r.standing IS NOT NULL
            """)
        .update();
  }

  private void rank() {
    jdbc.sql(
            """
            UPDATE version v SET authority = r.authority, updated = r.updated
            FROM rederived r WHERE v.id = r.version AND r.standing IS NULL
            """)
        .update();
  }

  private void stand() {
    jdbc.sql(
            """
            UPDATE contribution k SET version = r.standing, national_key = r.national_key
            FROM rederived r
            WHERE k.source = r.source AND k.local_id = r.local_id AND r.standing IS NOT NULL
            """)
        .update();
  }
}
