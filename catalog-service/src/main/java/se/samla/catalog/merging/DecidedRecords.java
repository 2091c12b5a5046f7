package se.samla.catalog.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.merging.MergeOutcome.Counts;

/**
 * Records whose winner changes, decided and not yet written: a table of the transaction's own,
 * filled by whoever elects.
 */
@Repository
class DecidedRecords {
  private static final OwnTable TABLE =
      new OwnTable(
          "decided",
          """
          id           bigint NOT NULL,      -- of the change
          record_id    text COLLATE "C" NOT NULL,
          winner       bigint,               -- the version; null when the record goes
          after        bigint,
          before       bigint,
          previous     bigint,               -- null when there never was such a record
          revision     int NOT NULL,
          operation    smallint NOT NULL,
          source       int NOT NULL,
          latitude     double precision,
          longitude    double precision,
          municipality text COLLATE "C"
          """);

  private final JdbcClient jdbc;

  DecidedRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void open() {
    TABLE.ensure(jdbc);
  }

  /**
   * Writes changes and records. New records go in by their id: in the order of the file each would
   * touch another page of every index, which costs three times as much. Known ones are found by
   * their key and nothing else: an UPDATE that joins is planned, and just after a load, when
   * nothing is known of the table, the plan reads the nation for each row. Nobody else writes these
   * records meanwhile, for their keys or their source are locked.
   *
   * @return what each merge changed, of which nothing is unchanged; a merge that changed nothing is
   *     not there
   */
  Map<Integer, Counts> write(Dataset dataset) {
    var byMerge = new HashMap<Integer, Counts>();
    jdbc.sql(
            """
            WITH changed AS (
              INSERT INTO change (id, before, after, previous, revision, operation, record_id)
              SELECT id, before, after, previous, revision, operation, record_id
              FROM decided
              ORDER BY id),
            added AS (
              INSERT INTO record (dataset, record_id, version, change, source, revision, latitude,
                                  longitude, municipality)
              SELECT :dataset, record_id, winner, id, source, revision, latitude, longitude,
                     municipality
              FROM decided
              WHERE previous IS NULL
              ORDER BY record_id),
            moved AS (
              INSERT INTO record (dataset, record_id, version, change, source, revision, latitude,
                                  longitude, municipality)
              SELECT :dataset, record_id, winner, id, source, revision, latitude, longitude,
                     municipality
              FROM decided
              WHERE previous IS NOT NULL
              ORDER BY record_id
              ON CONFLICT (dataset, record_id) DO UPDATE
              SET version = excluded.version, change = excluded.change, source = excluded.source,
                  revision = excluded.revision, latitude = excluded.latitude,
                  longitude = excluded.longitude, municipality = excluded.municipality)
            SELECT (id >> 32)::int AS merge,
                   count(*) FILTER (WHERE operation = 1) AS created,
                   count(*) FILTER (WHERE operation = 2) AS updated,
                   count(*) FILTER (WHERE operation = 3) AS deleted
            FROM decided
            GROUP BY id >> 32
            """)
        .param("dataset", dataset.id())
        .query((RowCallbackHandler) row -> byMerge.put(row.getInt("merge"), counts(row)));
    return byMerge;
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(row.getLong("created"), row.getLong("updated"), row.getLong("deleted"), 0);
  }
}
