package se.samla.catalog.changes;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;

/** A dataset's changes in their order. Each page costs the same, wherever it starts. */
@Repository
public class Feed {
  /** At once. It stands in the statement, so that a plan that is kept is one for a page. */
  public static final int MOST = 2_000;

  private final JdbcClient jdbc;
  private final Contents contents;

  Feed(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /**
   * The changes after a place. Committed numbers have no gaps below them, so nothing can come later
   * in between.
   *
   * @param limit at most {@link #MOST}
   */
  public List<NumberedChange> after(Dataset dataset, long changeSet, int ordinal, int limit) {
    return jdbc.sql(
            "WITH placed AS MATERIALIZED (SELECT * FROM (SELECT "
                + ChangeRow.PLACE
                + """
                FROM dataset head
                JOIN change_set cs ON cs.dataset = head.id AND cs.number >= :number
                JOIN merge m ON m.id = cs.merge
                JOIN upload cause ON cause.number = m.upload
                JOIN source who ON who.id = cause.source
                CROSS JOIN LATERAL (
                  SELECT * FROM change
                  WHERE id > (cs.merge::bigint << 32)
                             + CASE cs.number WHEN :number THEN :ordinal ELSE 0 END
                    AND id < (cs.merge + 1)::bigint << 32
                  ORDER BY id
                  LIMIT :limit) c
                WHERE head.id = :dataset
                ORDER BY cs.number, c.id
                LIMIT %d) page
                ORDER BY number, id
                LIMIT :limit)
                """
                    .formatted(MOST)
                + ChangeRow.OF_PLACED
                + " ORDER BY p.number, p.id")
        .param("dataset", dataset.id())
        .param("number", changeSet)
        .param("ordinal", ordinal)
        .param("limit", limit)
        .query((row, _) -> ChangeRow.read(row, dataset, contents))
        .list();
  }
}
