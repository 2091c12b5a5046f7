package se.samla.catalog.staging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;

/**
 * Rows that say what their contribution says already. A pointer to its version stands for such a
 * row until the merge, which looks again: most rows of most snapshots are such, and need not be
 * written only to be removed.
 */
@Repository
class RowPointers {
  private final JdbcClient jdbc;

  /** A row, by its place in its batch, and the version that says the same. */
  private record Known(int place, long version) {}

  RowPointers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps pointers for the known rows of an upload's batches. The first batch has none: an upload
   * of one batch is merged with others like it, from its rows. A batch of which less than half is
   * known ends the search, for asking costs as much as writing.
   *
   * @return the ids that need no row
   */
  Set<Long> keep(int upload, List<ValidRows> batches) {
    var ids = new HashSet<Long>();
    for (var batch : batches) {
      var known = batch.getSequence() == 0 ? List.<Known>of() : find(upload, batch.getRows());
      if (!known.isEmpty()) {
        ids.addAll(add(upload, batch, known));
      }
      if (batch.getSequence() > 0 && known.size() * 2 < batch.getRows().size()) {
        return ids;
      }
    }
    return ids;
  }

  /** Each row is looked for by its id: the planner would rather read all the publisher has. */
  private List<Known> find(int upload, List<ValidRow> rows) {
    return jdbc.sql(
            """
            SELECT r.place, c.version
            FROM upload u
            CROSS JOIN unnest(:ids::text[], :hashes::uuid[]) WITH ORDINALITY
                         r (local_id, hash, place)
            CROSS JOIN LATERAL (
              SELECT version FROM contribution
              WHERE source = u.source AND local_id = r.local_id AND hash = r.hash
              LIMIT 1) c
            WHERE u.number = :upload
            """)
        .param("upload", upload)
        .param("ids", rows.stream().map(ValidRow::getLocalId).toArray(String[]::new))
        .param("hashes", rows.stream().map(row -> uuid(row.getHash())).toArray(UUID[]::new))
        .query((row, _) -> new Known(row.getInt("place") - 1, row.getLong("version")))
        .list();
  }

  private List<Long> add(int upload, ValidRows batch, List<Known> known) {
    var first = VersionIds.first(upload, batch.getSequence());
    var ids = new ArrayList<Long>();
    known.forEach(row -> ids.add(first + row.place()));
    jdbc.sql("INSERT INTO known_rows VALUES (:upload, :sequence, :versions, :ids, :lines)")
        .param("upload", upload)
        .param("sequence", batch.getSequence())
        .param("versions", known.stream().map(Known::version).toArray(Long[]::new))
        .param("ids", ids.toArray(Long[]::new))
        .param(
            "lines",
            known.stream()
                .map(row -> batch.getRows().get(row.place()).getLine())
                .toArray(Integer[]::new))
        .update();
    return ids;
  }

  private static @Nullable UUID uuid(@Nullable ByteBuffer hash) {
    return hash == null
        ? null
        : new UUID(hash.getLong(hash.position()), hash.getLong(hash.position() + Long.BYTES));
  }
}
