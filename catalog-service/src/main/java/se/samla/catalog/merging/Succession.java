package se.samla.catalog.merging;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.merging.MergeOutcome.Counts;

/**
 * Who a record is when contributions to it were erased: the next of those that still stand. What
 * was erased is in the table of differences, by the keys that it had.
 */
@Repository
public class Succession {
  private final Difference difference;
  private final NationalKeys nationalKeys;
  private final Election election;
  private final Conflicts conflicts;
  private final JdbcClient jdbc;

  Succession(
      Difference difference,
      NationalKeys nationalKeys,
      Election election,
      Conflicts conflicts,
      JdbcClient jdbc) {
    this.difference = difference;
    this.nationalKeys = nationalKeys;
    this.election = election;
    this.conflicts = conflicts;
    this.jdbc = jdbc;
  }

  /** Prepares the transaction. */
  public void open() {
    difference.open();
  }

  /**
   * Elects, of the records that somebody still holds, and ends the conflicts of all.
   *
   * @return how many records are another contribution now; their changes come first in the merge
   */
  public int elect(Dataset dataset, int merge) {
    nationalKeys.lockTouched(dataset);
    leaveWhatNobodyHolds(dataset);
    difference.measure();
    var elected = election.electMany(dataset).getOrDefault(merge, Counts.NONE);
    conflicts.update(dataset);
    return (int) elected.changes();
  }

  /** Such a record ends otherwise. */
  private void leaveWhatNobodyHolds(Dataset dataset) {
    jdbc.sql(
            """
            UPDATE difference d SET held = NULL
            WHERE NOT EXISTS (
              SELECT FROM contribution c
              JOIN source s ON s.id = c.source AND s.dataset = :dataset
              WHERE c.national_key = d.old_key AND c.hash IS NOT NULL)
            """)
        .param("dataset", dataset.id())
        .update();
  }
}
