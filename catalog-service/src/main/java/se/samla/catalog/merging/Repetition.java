package se.samla.catalog.merging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.samla.catalog.merging.MergeOutcome.Counts;
import se.samla.catalog.merging.MergeOutcome.Failed;
import se.samla.catalog.merging.MergeOutcome.Merged;

/**
 * A snapshot without rows, since it says what the upload before it said. No contribution is looked
 * at: what stands by the receipt before this one stands by this one too. Ingest decided so; this
 * makes sure that it knew everything.
 */
@Component
class Repetition {
  private final JdbcClient jdbc;
  private final ChangeSets changeSets;

  Repetition(JdbcClient jdbc, ChangeSets changeSets) {
    this.jdbc = jdbc;
    this.changeSets = changeSets;
  }

  /** Runs under the lock of the source, which merges and erasures need too. */
  MergeOutcome of(ReadyUpload upload) {
    return rows(upload)
        .<MergeOutcome>map(rows -> merged(upload, rows))
        .orElseGet(() -> new Failed(upload, new NothingToRepeatException()));
  }

  private Merged merged(ReadyUpload upload, long rows) {
    var counts = new Counts(0, 0, 0, rows);
    var merge = changeSets.open(List.of(upload)).getFirst();
    changeSets.count(Map.of(merge, counts));
    return new Merged(upload, merge, counts);
  }

  /** How many rows say what is known; none when the upload before is not what stands now. */
  private Optional<Long> rows(ReadyUpload upload) {
    return jdbc.sql(
            """
            SELECT u.repeated_rows
            FROM upload u
            JOIN upload before ON before.id = u.repeats AND before.source = u.source
                              AND before.receipt = u.receipt - 1 AND before.status = 'merged'
            WHERE u.number = :upload
              AND NOT EXISTS (SELECT FROM upload erasure JOIN source s ON s.id = erasure.source
                              WHERE erasure.kind = 'erasure' AND erasure.number > before.number
                                AND s.dataset = :dataset)
            """)
        .param("upload", upload.number())
        .param("dataset", upload.source().dataset().id())
        .query(Long.class)
        .optional();
  }

  /** The publisher's next upload, the same file included, goes the whole way. */
  static final class NothingToRepeatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToRepeatException() {
      super("repeats: not what stands now (expected: the upload merged last); send the file again");
    }
  }
}
