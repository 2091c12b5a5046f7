package se.samla.catalog.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
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

  /** A new merge. Its changes refer to it before they have a number. */
  int open(ReadyUpload upload) {
    return jdbc.sql("INSERT INTO merge (upload) VALUES (:upload) RETURNING id")
        .param("upload", upload.number())
        .query(Integer.class)
        .single();
  }

  void count(int merge, Counts counts) {
    jdbc.sql(
            """
            UPDATE merge
            SET created = :created, updated = :updated, deleted = :deleted, unchanged = :unchanged
            WHERE id = :merge
            """)
        .param("created", counts.created())
        .param("updated", counts.updated())
        .param("deleted", counts.deleted())
        .param("unchanged", counts.unchanged())
        .param("merge", merge)
        .update();
  }

  /**
   * Takes the dataset's next number. The dataset is locked from here to the commit, so this comes
   * last: numbers are gapless, in the order of commits, each committed later than the one before.
   */
  ChangeSet number(ReadyUpload upload, int merge, Counts counts) {
    return number(
        upload.source().dataset(), merge, counts.created() - counts.deleted(), counts.changes());
  }

  /**
   * The same for a merge that is no upload's.
   *
   * @param growth how many records the dataset has more now
   * @param size how many changes there are
   */
  public ChangeSet number(Dataset dataset, int merge, long growth, long size) {
    return jdbc.sql(
            """
            WITH head AS (
              UPDATE dataset
              SET number = number + 1, records = records + :growth,
                  committed_at = greatest(:now, committed_at + interval '1 microsecond')
              WHERE id = :dataset
              RETURNING id, epoch, number, committed_at),
            numbered AS (
              INSERT INTO change_set (dataset, number, merge, size, committed_at)
              SELECT id, number, :merge, :size, committed_at FROM head)
            SELECT epoch, number, committed_at FROM head
            """)
        .param("growth", growth)
        .param("now", Timestamp.from(clock.instant()))
        .param("dataset", dataset.id())
        .param("merge", merge)
        .param("size", size)
        .query((row, _) -> changeSet(row))
        .single();
  }

  /** The dataset's epoch, for an upload that changed nothing. */
  int epoch(ReadyUpload upload) {
    return jdbc.sql("SELECT epoch FROM dataset WHERE id = :dataset")
        .param("dataset", upload.source().dataset().id())
        .query(Integer.class)
        .single();
  }

  private static ChangeSet changeSet(ResultSet row) throws SQLException {
    return new ChangeSet(
        row.getInt("epoch"), row.getLong("number"), row.getTimestamp("committed_at").toInstant());
  }
}
