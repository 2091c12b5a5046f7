package se.samla.ingest.uploads;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which upload a publisher's next snapshot may say again. */
@Repository
public class RepeatedSnapshots {
  private final JdbcClient jdbc;
  private final Clock clock;

  RepeatedSnapshots(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The snapshot that was merged last.
   *
   * @param bodyBytes the length of its body as it was sent
   * @param fingerprint SHA-256 of its request
   */
  public record Preceding(UUID id, long bodyBytes, byte[] fingerprint) {}

  /** An upload that says the same as the one before it, with its receipt. */
  public record Taken(
      long receipt, OffsetDateTime receivedAt, long rowsValid, boolean deletionsWithheld) {}

  /**
   * The upload with the last receipt, when it is a merged snapshot that was read by the same rules
   * and would be judged the same today: what was a future date then may be none any more.
   */
  public Optional<Preceding> preceding(String dataset, String publisher, byte[] rules) {
    return jdbc.sql(
            """
            select u.id, u.body_bytes, u.fingerprint
            from receipt r join upload u on u.publisher = r.publisher and u.dataset = r.dataset and u.receipt = r.last
            where r.dataset = :dataset and r.publisher = :publisher and u.kind = 'snapshot' and u.confirm = 'auto'
              and u.status = 'merged' and u.rules = :rules
              and not exists (select from issue_count c where c.upload = u.id and c.code = 'future-date')
            """)
        .param("dataset", dataset)
        .param("publisher", publisher)
        .param("rules", rules)
        .query(Preceding.class)
        .optional();
  }

  /**
   * Takes the receipt behind the preceding upload's, and all that was said of that one.
   *
   * @return nothing when another upload took it, or this one was given up meanwhile
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Taken> receive(UUID id, Preceding preceding) {
    return jdbc.sql(
            """
            with taken as (
              update receipt r set last = r.last + 1 from upload p
              where p.id = :preceding and r.dataset = p.dataset and r.publisher = p.publisher and r.last = p.receipt
              returning r.last)
            update upload u set status = 'merging', receipt = taken.last, rows_read = p.rows_read, rows_valid = p.rows_valid,
              rows_invalid = p.rows_invalid, warnings = p.warnings, deletions_withheld = p.deletions_withheld, batches = 0,
              dialect = p.dialect || jsonb_build_object('repeats', p.id), fingerprint = p.fingerprint, body_bytes = p.body_bytes,
              rules = p.rules, received_at = :now, progressed_at = :now
            from upload p, taken where u.id = :id and u.status = 'receiving' and p.id = :preceding
            returning u.receipt, u.received_at, u.rows_valid, u.deletions_withheld
            """)
        .param("id", id)
        .param("preceding", preceding.id())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Taken.class)
        .optional();
  }

  /** The next snapshot of each publisher goes the whole way, whatever it says. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(String dataset) {
    jdbc.sql(
            """
            update receipt r set last = r.last + 1
            from (select publisher from receipt where dataset = :dataset order by publisher for update) locked
            where r.dataset = :dataset and r.publisher = locked.publisher
            """)
        .param("dataset", dataset)
        .update();
  }
}
