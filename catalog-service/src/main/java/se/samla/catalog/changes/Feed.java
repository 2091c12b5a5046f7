package se.samla.catalog.changes;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;

/** A dataset's changes in their order. Each page costs the same, wherever it starts. */
@Repository
public class Feed {
  private final JdbcClient jdbc;
  private final Contents contents;

  Feed(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /**
   * The changes after a place. Committed numbers have no gaps below them, so nothing can come later
   * in between.
   */
  public List<NumberedChange> after(Dataset dataset, long changeSet, int ordinal, int limit) {
    return jdbc.sql(
            """
            SELECT head.epoch, cs.number, cs.committed_at, cs.size,
                   (c.id & 4294967295)::int AS ordinal, c.operation, c.record_id, c.revision,
                   who.publisher, cause.id AS upload,
                   CASE WHEN a.id >> 32 = m.upload THEN nullif(a.line, 0) END AS line,
                   b.content AS before, b.schema_id AS before_schema,
                   b.latitude AS before_latitude, b.longitude AS before_longitude,
                   b.municipality AS before_municipality, bs.publisher AS before_publisher,
                   CASE WHEN c.operation < 3 THEN a.content END AS after,
                   a.schema_id AS after_schema,
                   a.latitude AS after_latitude, a.longitude AS after_longitude,
                   a.municipality AS after_municipality, asrc.publisher AS after_publisher
            FROM dataset head
            JOIN change_set cs ON cs.dataset = head.id AND cs.number >= :number
            JOIN merge m ON m.id = cs.merge
            JOIN upload cause ON cause.number = m.upload
            JOIN source who ON who.id = cause.source
            CROSS JOIN LATERAL (
              SELECT * FROM change
              WHERE id > (cs.merge::bigint << 32) + CASE cs.number WHEN :number THEN :ordinal ELSE 0 END
                AND id < (cs.merge + 1)::bigint << 32
              ORDER BY id
              LIMIT :limit) c
            LEFT JOIN version b ON b.id = c.before
            LEFT JOIN upload bu ON bu.number = (b.id >> 32)::int
            LEFT JOIN source bs ON bs.id = bu.source
            LEFT JOIN version a ON a.id = c.after
            LEFT JOIN upload au ON au.number = (a.id >> 32)::int
            LEFT JOIN source asrc ON asrc.id = au.source
            WHERE head.id = :dataset
            ORDER BY cs.number, c.id
            LIMIT :limit
            """)
        .param("dataset", dataset.id())
        .param("number", changeSet)
        .param("ordinal", ordinal)
        .param("limit", limit)
        .query((row, _) -> ChangeRow.read(row, dataset, contents))
        .list();
  }
}
