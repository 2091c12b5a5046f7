package se.samla.ingest.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.IssuesCounted;
import se.samla.ingest.messaging.Outbox;
import se.samla.schemas.topics.Topics;

/** Tells everyone how much a publisher has left to mend, whenever that changes. */
@Repository
class OpenIssueCounts {
  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Clock clock;

  OpenIssueCounts(JdbcClient jdbc, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** After the running transaction opened or closed issues. Others wait until it ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(String dataset, String publisher) {
    lock(dataset, publisher);
    changed(dataset, publisher)
        .ifPresent(
            count ->
                outbox.add(Topics.ISSUES_COUNTED, Topics.uploadKey(dataset, publisher), count));
  }

  /** A statement of its own: the one that counts must see what was committed before the lock. */
  private void lock(String dataset, String publisher) {
    jdbc.sql(
            """
            insert into open_issue_count as known (dataset, publisher) values (?, ?)
            on conflict (dataset, publisher) do update set open = known.open where false
            """)
        .params(dataset, publisher)
        .update();
  }

  private Optional<IssuesCounted> changed(String dataset, String publisher) {
    return jdbc.sql(
            """
            update open_issue_count c
            set open = now.open, errors = now.errors, counted_at = greatest(:now, c.counted_at + interval '1 microsecond')
            from (
              select count(*) as open, count(*) filter (where severity = 'ERROR') as errors from issue
              where publisher = :publisher and dataset = :dataset and opened_at is not null and closed_at is null) now
            where c.dataset = :dataset and c.publisher = :publisher and (c.open, c.errors) <> (now.open, now.errors)
            returning c.*
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("dataset", dataset)
        .param("publisher", publisher)
        .query((row, _) -> event(row))
        .optional();
  }

  private static IssuesCounted event(ResultSet row) throws SQLException {
    return new IssuesCounted(
        row.getString("dataset"),
        row.getString("publisher"),
        row.getLong("open"),
        row.getLong("errors"),
        row.getObject("counted_at", OffsetDateTime.class).toInstant());
  }
}
