package se.samla.ingest.restoring;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.PublisherWithdrawn;
import se.samla.events.UploadConfirmed;
import se.samla.events.UploadDiscarded;
import se.samla.events.UploadReversalRequested;

/** What people decided after the backup. */
@Repository
class RetakenDecisions {
  private final JdbcClient jdbc;
  private final RetakenUploads uploads;

  RetakenDecisions(JdbcClient jdbc, RetakenUploads uploads) {
    this.jdbc = jdbc;
    this.uploads = uploads;
  }

  private record Said(String by, @Nullable String why, Instant at) {}

  void confirmed(UploadConfirmed e) {
    decide(
        e.getUpload(),
        "merging",
        "confirmed",
        said(e.getDecidedBy(), e.getReason(), e.getDecidedAt()));
  }

  void discarded(UploadDiscarded e) {
    decide(
        e.getUpload(),
        "discarded",
        "discarded",
        said(e.getDecidedBy(), e.getReason(), e.getDecidedAt()));
  }

  void reversal(UploadReversalRequested e) {
    uploads.ordered(
        e.getUpload(),
        e.getDataset(),
        e.getPublisher(),
        "reversal",
        e.getReceipt(),
        e.getRequestedAt());
    keep(e.getUpload(), "reversal", said(e.getDecidedBy(), e.getReason(), e.getRequestedAt()));
  }

  void withdrawal(PublisherWithdrawn e) {
    uploads.ordered(
        e.getUpload(),
        e.getDataset(),
        e.getPublisher(),
        "withdrawal",
        e.getReceipt(),
        e.getWithdrawnAt());
    keep(e.getUpload(), "withdrawal", said(e.getDecidedBy(), e.getReason(), e.getWithdrawnAt()));
  }

  private void decide(UUID upload, String status, String word, Said said) {
    var decided =
        jdbc.sql(
                "update upload set status = ?, cause = ?, detail = ?, ended_at = ? where id = ? and"
                    + " status = 'held'")
            .params(status, word, said.by(), at(said.at()), upload)
            .update();
    if (decided == 1) {
      keep(upload, word, said);
    }
  }

  private void keep(UUID upload, String word, Said said) {
    jdbc.sql(
            """
            insert into decision (upload, decision, decided_by, reason, decided_at)
            select :upload, :word, :by, :why, :at
            where not exists (select from decision where upload = :upload and decision = :word)
            """)
        .param("upload", upload)
        .param("word", word)
        .param("by", said.by())
        .param("why", said.why())
        .param("at", at(said.at()))
        .update();
  }

  private static Said said(String by, @Nullable String why, Instant at) {
    return new Said(by, why, at);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
