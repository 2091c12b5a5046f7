package se.samla.catalog.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.merging.MergeOutcome.Counts;

/** The numbers of change sets. */
@Repository
public class ChangeSets {
  private final JdbcClient jdbc;
  private final Clock clock;

  ChangeSets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * New merges, one of each upload. Their changes refer to them before they have a number.
   *
   * @return their ids, in the same order
   */
  List<Integer> open(List<ReadyUpload> uploads) {
    return jdbc.sql(
            """
            WITH made AS (INSERT INTO merge (upload) SELECT unnest(:uploads::int[])
                          RETURNING id, upload)
            SELECT id FROM made ORDER BY array_position(:uploads::int[], upload)
            """)
        .param("uploads", ReadyUpload.numbers(uploads))
        .query(Integer.class)
        .list();
  }

  /** Writes down what merges made. */
  void count(Map<Integer, Counts> byMerge) {
    jdbc.sql(
            """
            UPDATE merge m
            SET created = c.created, updated = c.updated, deleted = c.deleted,
                unchanged = c.unchanged
            FROM unnest(:merges::int[], :created::bigint[], :updated::bigint[], :deleted::bigint[],
                        :unchanged::bigint[]) c (merge, created, updated, deleted, unchanged)
            WHERE m.id = c.merge
            """)
        .param("merges", byMerge.keySet().toArray(Integer[]::new))
        .param("created", each(byMerge, Counts::created))
        .param("updated", each(byMerge, Counts::updated))
        .param("deleted", each(byMerge, Counts::deleted))
        .param("unchanged", each(byMerge, Counts::unchanged))
        .update();
  }

  private static Long[] each(Map<Integer, Counts> byMerge, Function<Counts, Long> count) {
    return byMerge.values().stream().map(count).toArray(Long[]::new);
  }

  /**
   * Takes the dataset's next number.
   *
   * @param growth how many records the dataset has more now
   * @param size how many changes there are
   */
  public ChangeSet number(Dataset dataset, int merge, long growth, long size) {
    return Objects.requireNonNull(
        number(dataset, new Integer[] {merge}, new Long[] {size}, growth).get(merge));
  }

  /**
   * Takes the dataset's next numbers, for merges that changed something. The dataset is locked from
   * here to the commit, so this comes last: numbers are gapless, in the order of commits, each
   * committed later than the one before.
   *
   * @param byMerge in the order of their numbers
   */
  Map<Integer, ChangeSet> number(Dataset dataset, Map<Integer, Counts> byMerge) {
    var growth = byMerge.values().stream().mapToLong(Counts::growth).sum();
    var merges = byMerge.keySet().toArray(Integer[]::new);
    return number(dataset, merges, each(byMerge, Counts::changes), growth);
  }

  private Map<Integer, ChangeSet> number(
      Dataset dataset, Integer[] merges, Long[] sizes, long growth) {
    var numbered = new HashMap<Integer, ChangeSet>();
    jdbc.sql(
            """
            WITH head AS (
              UPDATE dataset
              SET number = number + :count, records = records + :growth,
                  committed_at = greatest(:now, committed_at + interval '1 microsecond')
                                 + (:count - 1) * interval '1 microsecond'
              WHERE id = :dataset
              RETURNING id, epoch, number, committed_at),
            numbered AS (
              INSERT INTO change_set (dataset, number, merge, size, committed_at)
              SELECT head.id, head.number - :count + place, m.merge, m.size,
                     head.committed_at - (:count - place) * interval '1 microsecond'
              FROM head, unnest(:merges::int[], :sizes::bigint[]) WITH ORDINALITY
                           m (merge, size, place)
              RETURNING merge, number, committed_at)
            SELECT n.merge, head.epoch, n.number, n.committed_at FROM numbered n, head
            """)
        .param("count", merges.length)
        .param("growth", growth)
        .param("now", Timestamp.from(clock.instant()))
        .param("dataset", dataset.id())
        .param("merges", merges)
        .param("sizes", sizes)
        .query((RowCallbackHandler) row -> numbered.put(row.getInt("merge"), changeSet(row)));
    return numbered;
  }

  /** The dataset's epoch, for an upload that changed nothing. */
  int epoch(Dataset dataset) {
    return jdbc.sql("SELECT epoch FROM dataset WHERE id = :dataset")
        .param("dataset", dataset.id())
        .query(Integer.class)
        .single();
  }

  private static ChangeSet changeSet(ResultSet row) throws SQLException {
    return new ChangeSet(
        row.getInt("epoch"), row.getLong("number"), row.getTimestamp("committed_at").toInstant());
  }
}
