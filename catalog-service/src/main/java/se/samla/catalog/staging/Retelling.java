package se.samla.catalog.staging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.samla.catalog.relay.Outbox;
import se.samla.events.UploadFailed;
import se.samla.events.UploadMerged;

/**
 * Tells again what became of an upload that is completed once more: since a backup was put back,
 * ingest may not have heard of it. In a database that was never put back nothing is told twice.
 */
@Component
class Retelling {
  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Clock clock;

  Retelling(JdbcClient jdbc, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @return whether the upload is ready to be merged: a held one is looked at anew
   */
  boolean tell(StagedUpload upload) {
    return switch (upload.status()) {
      case HELD -> hasBeenRestored() && queue(upload);
      case MERGED -> {
        merged(upload).forEach(outbox::add);
        yield false;
      }
      case ABANDONED, DISCARDED, SUPERSEDED -> {
        ended(upload).forEach(outbox::add);
        yield false;
      }
      case STAGING, READY, FAILED -> false;
    };
  }

  private boolean hasBeenRestored() {
    return jdbc.sql("SELECT EXISTS (SELECT FROM restoration)").query(Boolean.class).single();
  }

  private boolean queue(StagedUpload upload) {
    return jdbc.sql(
                """
                UPDATE upload SET status = 'ready', ready_at = :now
                WHERE number = :upload AND status = 'held'
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("upload", upload.number())
            .update()
        == 1;
  }

  /** For whoever waits for its merge it has failed, by what ended it. */
  private List<UploadFailed> ended(StagedUpload upload) {
    return jdbc.sql(
            """
            SELECT u.id, u.status, d.name, s.publisher
            FROM upload u JOIN source s ON s.id = u.source JOIN dataset d ON d.id = s.dataset
            WHERE u.number = :upload AND EXISTS (SELECT FROM restoration)
            """)
        .param("upload", upload.number())
        .query((row, _) -> ended(row))
        .list();
  }

  private UploadFailed ended(ResultSet row) throws SQLException {
    return new UploadFailed(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("publisher"),
        row.getString("status"),
        "it had come to its end when a backup was put back",
        clock.instant());
  }

  private List<UploadMerged> merged(StagedUpload upload) {
    return jdbc.sql(
            """
            SELECT u.id, u.deletions_withheld, d.name, d.epoch, s.publisher,
                   m.created, m.updated, m.deleted, m.unchanged,
                   cs.number, coalesce(cs.committed_at, u.ready_at) AS merged_at,
                   array(SELECT h.id FROM upload h
                         WHERE h.source = u.source AND h.status = 'superseded'
                           AND h.receipt < u.receipt) AS superseded
            FROM upload u
            JOIN source s ON s.id = u.source
            JOIN dataset d ON d.id = s.dataset
            JOIN merge m ON m.upload = u.number
            LEFT JOIN change_set cs ON cs.merge = m.id
            WHERE u.number = :upload AND EXISTS (SELECT FROM restoration)
            ORDER BY m.id
            LIMIT 1
            """)
        .param("upload", upload.number())
        .query((row, _) -> merged(row))
        .list();
  }

  private static UploadMerged merged(ResultSet row) throws SQLException {
    return UploadMerged.newBuilder()
        .setUpload(row.getObject("id", UUID.class))
        .setDataset(row.getString("name"))
        .setPublisher(row.getString("publisher"))
        .setEpoch(row.getInt("epoch"))
        .setChangeSet(row.getObject("number", Long.class))
        .setCreated(row.getLong("created"))
        .setUpdated(row.getLong("updated"))
        .setDeleted(row.getLong("deleted"))
        .setUnchanged(row.getLong("unchanged"))
        .setDeletionsWithheld(row.getBoolean("deletions_withheld"))
        .setSuperseded(List.of((UUID[]) row.getArray("superseded").getArray()))
        .setMergedAt(row.getTimestamp("merged_at").toInstant())
        .build();
  }
}
