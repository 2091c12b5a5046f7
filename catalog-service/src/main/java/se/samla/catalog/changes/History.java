package se.samla.catalog.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.schemas.changes.Cursor;

/** One record's changes, newest first, along their links: a page costs the same, however deep. */
@Repository
public class History {
  private final JdbcClient jdbc;
  private final Contents contents;

  History(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /**
   * @param before the place of the change to go on below; null for the newest
   */
  public List<NumberedChange> of(
      Dataset dataset, String recordId, @Nullable Cursor before, int limit) {
    return jdbc.sql(
            """
            WITH RECURSIVE back AS (
              SELECT c.*, 1 AS step
              FROM change c
              WHERE c.record_id = :record AND c.id = (
                SELECT CASE WHEN :number = 0 THEN r.change ELSE shown.previous END
                FROM record r
                LEFT JOIN change_set cs ON cs.dataset = r.dataset AND cs.number = :number
                LEFT JOIN change shown ON shown.id = (cs.merge::bigint << 32) + :ordinal
                WHERE r.dataset = :dataset AND r.record_id = :record)
              UNION ALL
              SELECT p.*, back.step + 1
              FROM back JOIN change p ON p.id = back.previous
              WHERE back.step < :limit),
            placed AS MATERIALIZED (SELECT c.step,
            """
                + ChangeRow.PLACE
                + """
                FROM back c
                JOIN merge m ON m.id = (c.id >> 32)::int
                JOIN change_set cs ON cs.merge = m.id
                JOIN dataset head ON head.id = cs.dataset
                JOIN upload cause ON cause.number = m.upload
                JOIN source who ON who.id = cause.source)
                """
                + ChangeRow.OF_PLACED
                + " ORDER BY p.step")
        .param("record", recordId)
        .param("dataset", dataset.id())
        .param("number", before == null ? 0 : before.changeSet())
        .param("ordinal", before == null ? 0 : before.ordinal())
        .param("limit", limit)
        .query((row, _) -> ChangeRow.read(row, dataset, contents))
        .list();
  }
}
