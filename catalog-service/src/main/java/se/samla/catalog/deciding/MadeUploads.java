package se.samla.catalog.deciding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploads that no file came with: made here, merged like any other. */
@Repository
class MadeUploads {
  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * An upload to make.
   *
   * @param kind reversal or withdrawal
   * @param reverses the upload that a reversal undoes
   */
  record MadeUpload(
      UUID id,
      String dataset,
      String publisher,
      String kind,
      long receipt,
      Instant requestedAt,
      @Nullable UUID reverses) {}

  MadeUploads(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Puts it into the work queue, without rows yet.
   *
   * @return what the database calls it; empty when it was made before
   */
  Optional<Integer> queue(MadeUpload upload) {
    addMissingSource(upload);
    return jdbc.sql(
            """
            INSERT INTO upload (id, source, status, kind, confirm, receipt, received_at, batches,
                                valid_rows, ready_at, reverses)
            SELECT :id, s.id, 'ready', :kind, 'auto', :receipt, :requestedAt, 0, 0, :now, :reverses
            FROM source s JOIN dataset d ON d.id = s.dataset
            WHERE d.name = :dataset AND s.publisher = :publisher
            ON CONFLICT (id) DO NOTHING
            RETURNING number
            """)
        .param("id", upload.id())
        .param("kind", upload.kind())
        .param("receipt", upload.receipt())
        .param("requestedAt", Timestamp.from(upload.requestedAt()))
        .param("now", Timestamp.from(clock.instant()))
        .param("reverses", upload.reverses())
        .param("dataset", upload.dataset())
        .param("publisher", upload.publisher())
        .query(Integer.class)
        .optional();
  }

  private void addMissingSource(MadeUpload upload) {
    jdbc.sql(
            """
            INSERT INTO source (dataset, publisher)
            SELECT d.id, :publisher FROM dataset d WHERE d.name = :dataset
            ON CONFLICT (dataset, publisher) DO NOTHING
            """)
        .param("dataset", upload.dataset())
        .param("publisher", upload.publisher())
        .update();
  }
}
