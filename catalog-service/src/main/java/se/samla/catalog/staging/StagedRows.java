package se.samla.catalog.staging;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;

/** The rows of batches, written once each. */
@Repository
class StagedRows {
  private static final String COPY =
      """
      COPY version (id, latitude, longitude, hash, line, schema_id, updated, authority,
                    local_id, national_key, municipality, scope, content)
      FROM STDIN (FORMAT binary)
      """;
  private static final int COLUMNS = 13;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final RowPointers pointers;

  StagedRows(JdbcClient jdbc, JdbcTemplate template, RowPointers pointers) {
    this.jdbc = jdbc;
    this.template = template;
    this.pointers = pointers;
  }

  /**
   * Adds batches, those aside that were added before. This alone makes staging idempotent.
   *
   * @return whether one was new
   */
  boolean add(int upload, List<ValidRows> batches) {
    batches.forEach(StagedRows::checkSize);
    var unknown = unknown(upload, batches);
    var added = batches.stream().filter(batch -> unknown.remove(batch.getSequence())).toList();
    if (!added.isEmpty()) {
      copy(encoded(upload, added, pointers.keep(upload, added)));
      addQuarantined(upload, added);
    }
    return !added.isEmpty();
  }

  /** Adds the first batches of uploads, by upload, that were just added with them. */
  void addFirst(Map<Integer, ValidRows> batches) {
    var copy = new BinaryCopy();
    batches.forEach((upload, batch) -> encode(copy, upload, batch, Set.of()));
    copy(copy.end());
    addQuarantined(batches);
  }

  static void checkSize(ValidRows batch) {
    if (batch.getRows().size() > VersionIds.BATCH) {
      throw new IllegalArgumentException(
          "rows: " + batch.getRows().size() + " (expected: at most 500)");
    }
  }

  /** Forgets everything staged for an upload that will not be merged. */
  void forget(int upload) {
    jdbc.sql("DELETE FROM version WHERE id >= :upload << 32 AND id < (:upload + 1) << 32")
        .param("upload", (long) upload)
        .update();
    jdbc.sql("DELETE FROM known_rows WHERE upload = :upload").param("upload", upload).update();
    jdbc.sql("DELETE FROM quarantined WHERE upload = :upload").param("upload", upload).update();
    jdbc.sql("DELETE FROM staged_batch WHERE upload = :upload").param("upload", upload).update();
  }

  /** The sequences that come for the first time. */
  private Set<Integer> unknown(int upload, List<ValidRows> batches) {
    return new HashSet<>(
        jdbc.sql(
                """
                INSERT INTO staged_batch (upload, sequence) SELECT :upload, unnest(:sequences::int[])
                ON CONFLICT DO NOTHING
                RETURNING sequence
                """)
            .param("upload", upload)
            .param(
                "sequences", batches.stream().map(ValidRows::getSequence).toArray(Integer[]::new))
            .query(Integer.class)
            .list());
  }

  private static InputStream encoded(int upload, List<ValidRows> batches, Set<Long> known) {
    var copy = new BinaryCopy();
    batches.forEach(batch -> encode(copy, upload, batch, known));
    return copy.end();
  }

  private static void encode(BinaryCopy copy, int upload, ValidRows batch, Set<Long> known) {
    var id = VersionIds.first(upload, batch.getSequence());
    for (var row : batch.getRows()) {
      if (!known.contains(id)) {
        encode(copy, id, batch.getSchemaId(), row);
      }
      id++;
    }
  }

  private static void encode(BinaryCopy copy, long id, int schemaId, ValidRow row) {
    copy.row(COLUMNS)
        .bigint(id)
        .real(row.getLatitude())
        .real(row.getLongitude())
        .field(row.getHash())
        .integer(row.getLine())
        .integer(schemaId)
        .date(row.getUpdated())
        .smallint(row.getAuthority())
        .text(row.getLocalId())
        .text(row.getNationalKey())
        .text(row.getMunicipality())
        .text(row.getScope())
        .field(row.getContent());
  }

  private void copy(InputStream rows) {
    template.execute((Connection connection) -> copyIn(connection, rows));
  }

  private static Long copyIn(Connection connection, InputStream rows) throws SQLException {
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, rows);
    } catch (IOException e) {
      throw new SQLException("the connection broke while copying", "08006", e);
    }
  }

  private void addQuarantined(int upload, List<ValidRows> batches) {
    var ids = batches.stream().flatMap(batch -> batch.getQuarantined().stream()).toList();
    addQuarantined(Collections.nCopies(ids.size(), upload), ids);
  }

  private void addQuarantined(Map<Integer, ValidRows> batches) {
    var uploads = new ArrayList<Integer>();
    var ids = new ArrayList<String>();
    batches.forEach(
        (upload, batch) -> {
          ids.addAll(batch.getQuarantined());
          uploads.addAll(Collections.nCopies(batch.getQuarantined().size(), upload));
        });
    addQuarantined(uploads, ids);
  }

  private void addQuarantined(List<Integer> uploads, List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO quarantined (upload, local_id)
            SELECT * FROM unnest(:uploads::int[], :ids::text[])
            ON CONFLICT DO NOTHING
            """)
        .param("uploads", uploads.toArray(Integer[]::new))
        .param("ids", ids.toArray(String[]::new))
        .update();
  }
}
