package se.samla.catalog.deciding;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.RecordErasureRequested;

/** Everything that was ever said of one record. An erasure reads the dataset's versions through. */
@Repository
class PersonalData {
  /** The contributions that are or were the record, with every id they had. */
  private static final String THINGS =
      """
      WITH thing AS MATERIALIZED (
        SELECT DISTINCT u.source, s.publisher, v.local_id
        FROM version v
        JOIN upload u ON u.number = (v.id >> 32)::int
        JOIN source s ON s.id = u.source AND s.dataset = :dataset
        WHERE v.national_key = :record OR s.publisher || '.' || v.local_id = :record)
      """;

  private final JdbcClient jdbc;

  /** An erasure's merge, and the publisher whose record it was last. */
  record Opened(int merge, String publisher) {}

  /**
   * What ended.
   *
   * @param current how many records of the dataset are fewer now
   */
  record Erased(int changes, int current) {}

  PersonalData(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** No merge of the dataset runs meanwhile: sources in order, then the key, as merges do. */
  void lock(Dataset dataset, String recordId) {
    jdbc.sql("SELECT id FROM source WHERE dataset = :dataset ORDER BY id FOR NO KEY UPDATE")
        .param("dataset", dataset.id())
        .query(Integer.class)
        .list();
    jdbc.sql(
            """
            INSERT INTO national_key AS known (dataset, key) VALUES (:dataset, :record)
            ON CONFLICT (dataset, key) DO UPDATE SET key = known.key WHERE false
            """)
        .param("dataset", dataset.id())
        .param("record", recordId)
        .update();
  }

  /** Opens a merge for the erasure; empty when it was carried out or there is no such record. */
  Optional<Opened> open(Dataset dataset, RecordErasureRequested event) {
    return jdbc.sql(
            """
            WITH made AS (
              INSERT INTO upload (id, source, status, kind, received_at)
              SELECT :id, r.source, 'merged', 'erasure', :requestedAt
              FROM record r WHERE r.dataset = :dataset AND r.record_id = :record
              ON CONFLICT (id) DO NOTHING
              RETURNING number, source),
            opened AS (INSERT INTO merge (upload) SELECT number FROM made RETURNING id)
            SELECT opened.id, s.publisher FROM opened, made JOIN source s ON s.id = made.source
            """)
        .param("id", event.getUpload())
        .param("requestedAt", Timestamp.from(event.getRequestedAt()))
        .param("dataset", dataset.id())
        .param("record", event.getRecordId())
        .query((row, _) -> new Opened(row.getInt("id"), row.getString("publisher")))
        .optional();
  }

  /**
   * Removes the contributions, and the content of every version, waiting uploads' included. What is
   * said of them later has no effect until the erasure is lifted. The keys that they had now go
   * into the table of differences, for others may have them too.
   *
   * @return the ids of records that they are, or were, without a national key
   */
  List<String> blank(Dataset dataset, String recordId, UUID erasure, Opened merge) {
    return jdbc.sql(
            THINGS
                + """
                , ended AS (
                  INSERT INTO contribution (source, local_id, receipt, erased_by)
                  SELECT t.source, t.local_id, 0, u.number
                  FROM thing t JOIN upload u ON u.id = :erasure
                  ON CONFLICT (source, local_id) DO UPDATE
                  SET hash = NULL, version = NULL, national_key = NULL,
                      erased_by = excluded.erased_by
                  RETURNING OLD.local_id, OLD.version, OLD.national_key AS key, OLD.hash),
                touched AS (
                  INSERT INTO difference (merge, local_id, scope, held, old_key, known)
                  SELECT :merge, local_id, '', version, key, true
                  FROM ended WHERE hash IS NOT NULL AND key IS NOT NULL),
                blanked AS (
                  UPDATE version v
                  SET content = NULL, hash = NULL, latitude = NULL, longitude = NULL,
                      municipality = NULL, updated = NULL
                  FROM upload u, thing t
                  WHERE u.number = (v.id >> 32)::int AND u.source = t.source
                    AND v.local_id = t.local_id)
                SELECT publisher || '.' || local_id FROM thing ORDER BY 1
                """)
        .param("dataset", dataset.id())
        .param("record", recordId)
        .param("erasure", erasure)
        .param("merge", merge.merge())
        .query(String.class)
        .list();
  }

  /** What an erasure keeps out may come again. */
  boolean lift(UUID erasure) {
    return jdbc.sql(
                """
                UPDATE contribution c SET erased_by = NULL
                FROM upload u WHERE u.id = :erasure AND c.erased_by = u.number
                """)
            .param("erasure", erasure)
            .update()
        > 0;
  }

  /**
   * Ends the record, and any other id under which the same thing stands now, with a change.
   *
   * @param before how many changes the merge has already
   */
  Erased end(Dataset dataset, String recordId, Opened merge, int before) {
    return jdbc.sql(
            THINGS
                + """
                , ending AS (
                  SELECT r.*, row_number() OVER (ORDER BY r.record_id) + :before AS ordinal
                  FROM record r LEFT JOIN version v ON v.id = r.version
                  WHERE r.dataset = :dataset
                    AND (r.record_id = :record
                         OR r.version IS NOT NULL AND v.content IS NULL
                            AND r.source IN (SELECT source FROM thing))),
                changed AS (
                  INSERT INTO change (id, before, previous, revision, operation, record_id)
                  SELECT (:merge::bigint << 32) + ordinal, version, change, revision + 1, 4,
                         record_id
                  FROM ending),
                ended AS (
                  UPDATE record r
                  SET version = NULL, change = (:merge::bigint << 32) + e.ordinal,
                      revision = e.revision + 1, latitude = NULL, longitude = NULL,
                      municipality = NULL
                  FROM ending e WHERE r.dataset = e.dataset AND r.record_id = e.record_id)
                SELECT count(*) AS changes, count(version) AS current FROM ending
                """)
        .param("dataset", dataset.id())
        .param("record", recordId)
        .param("merge", merge.merge())
        .param("before", before)
        .query((row, _) -> new Erased(row.getInt("changes"), row.getInt("current")))
        .single();
  }
}
