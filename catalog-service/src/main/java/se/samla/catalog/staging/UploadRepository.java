package se.samla.catalog.staging;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.staging.StagedUpload.Status;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadValidated;

@Repository
class UploadRepository {
  private final JdbcClient jdbc;
  private final Clock clock;

  UploadRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The upload, locked; new when this is the first that is heard of it. */
  StagedUpload lock(UUID id, int dataset, String publisher) {
    return find(id)
        .orElseGet(
            () -> {
              addMissing(id, sourceOf(dataset, publisher));
              return find(id).orElseThrow();
            });
  }

  private Optional<StagedUpload> find(UUID id) {
    return jdbc.sql("SELECT number, status FROM upload WHERE id = :id FOR NO KEY UPDATE")
        .param("id", id)
        .query(
            (row, _) ->
                new StagedUpload(
                    row.getInt("number"),
                    Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT))))
        .optional();
  }

  private void addMissing(UUID id, int source) {
    jdbc.sql("INSERT INTO upload (id, source) VALUES (:id, :source) ON CONFLICT (id) DO NOTHING")
        .param("id", id)
        .param("source", source)
        .update();
  }

  private int sourceOf(int dataset, String publisher) {
    return findSource(dataset, publisher)
        .orElseGet(
            () -> {
              addMissingSource(dataset, publisher);
              return findSource(dataset, publisher).orElseThrow();
            });
  }

  private Optional<Integer> findSource(int dataset, String publisher) {
    return jdbc.sql("SELECT id FROM source WHERE dataset = :dataset AND publisher = :publisher")
        .param("dataset", dataset)
        .param("publisher", publisher)
        .query(Integer.class)
        .optional();
  }

  private void addMissingSource(int dataset, String publisher) {
    jdbc.sql(
            """
            INSERT INTO source (dataset, publisher) VALUES (:dataset, :publisher)
            ON CONFLICT (dataset, publisher) DO NOTHING
            """)
        .param("dataset", dataset)
        .param("publisher", publisher)
        .update();
  }

  /** Keeps what the completion says. */
  void describe(int upload, UploadValidated completion) {
    jdbc.sql(
            """
            UPDATE upload
            SET kind = :kind, confirm = :confirm, receipt = :receipt, received_at = :receivedAt,
                batches = :batches, valid_rows = :validRows, deletions_withheld = :withheld,
                scopes = :scopes
            WHERE number = :upload
            """)
        .param("kind", word(completion.getKind()))
        .param("confirm", word(completion.getConfirm()))
        .param("receipt", completion.getReceipt())
        .param("receivedAt", Timestamp.from(completion.getReceivedAt()))
        .param("batches", completion.getBatches())
        .param("validRows", completion.getValidRows())
        .param("withheld", completion.getDeletionsWithheld())
        .param("scopes", completion.getScopes().toArray(String[]::new))
        .param("upload", upload)
        .update();
  }

  /** Puts a described upload into the work queue when all its batches are there. */
  boolean queueIfComplete(int upload) {
    return jdbc.sql(
                """
                UPDATE upload SET status = 'ready', ready_at = :now, failure = NULL
                WHERE number = :upload
                  AND batches <= (SELECT count(*) FROM staged_batch WHERE upload = :upload)
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("upload", upload)
            .update()
        == 1;
  }

  /** Puts an upload that repeats another into the work queue; it has no rows of its own. */
  boolean queue(int upload, UploadRepeated repeated) {
    return jdbc.sql(
                """
                UPDATE upload
                SET kind = 'repetition', confirm = 'auto', receipt = :receipt,
                    received_at = :receivedAt, batches = 0, valid_rows = 0, repeats = :repeats,
                    repeated_rows = :rows, deletions_withheld = :withheld, status = 'ready',
                    ready_at = :now
                WHERE number = :upload
                """)
            .param("receipt", repeated.getReceipt())
            .param("receivedAt", Timestamp.from(repeated.getReceivedAt()))
            .param("repeats", repeated.getRepeats())
            .param("rows", repeated.getRows())
            .param("withheld", repeated.getDeletionsWithheld())
            .param("now", Timestamp.from(clock.instant()))
            .param("upload", upload)
            .update()
        == 1;
  }

  int stagedBatches(int upload) {
    return jdbc.sql("SELECT count(*) FROM staged_batch WHERE upload = :upload")
        .param("upload", upload)
        .query(Integer.class)
        .single();
  }

  void end(int upload, Status status, String why) {
    jdbc.sql("UPDATE upload SET status = :status, failure = :why WHERE number = :upload")
        .param("status", word(status))
        .param("why", why)
        .param("upload", upload)
        .update();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
