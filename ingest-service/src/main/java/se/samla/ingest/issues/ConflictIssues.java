package se.samla.ingest.issues;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.ConflictChanged;
import se.samla.events.ConflictState;

/**
 * Tells both publishers of a conflict, as long as it lasts. The issue stands at the latest upload
 * of each; the catalog's word closes it, not a later upload. A conflict is known by the
 * contribution that lost: of one record there may be several, and each ends by itself.
 */
@Repository
public class ConflictIssues {
  /** Apart from the batches and the reader. */
  private static final int SEQUENCE = -2;

  private final JdbcClient jdbc;
  private final OpenIssueCounts counts;

  ConflictIssues(JdbcClient jdbc, OpenIssueCounts counts) {
    this.jdbc = jdbc;
    this.counts = counts;
  }

  /** The same event twice has the effect of one. */
  @Transactional
  public void handle(ConflictChanged event) {
    // In one order always, for counting locks.
    var concerned = new TreeSet<>(close(event));
    concerned.addAll(List.of(event.getPublisher(), event.getWinner()));
    if (event.getState() == ConflictState.OPENED) {
      new TreeSet<>(List.of(event.getPublisher(), event.getWinner())).forEach(p -> open(event, p));
    }
    concerned.forEach(publisher -> counts.tell(event.getDataset(), publisher));
  }

  private void open(ConflictChanged event, String publisher) {
    jdbc.sql(
            """
            insert into issue (upload, sequence, ordinal, line, value, code, severity, expected,
              local_id, dataset, publisher, opened_at, lost_by, lost_id)
            select u.id, :sequence, coalesce((select max(ordinal) + 1 from issue where upload = u.id and sequence = :sequence), 0),
              0, :record, :code, :severity, :expected, :record, u.dataset, u.publisher, :at, :loser, :lost
            from upload u where u.publisher = :publisher and u.dataset = :dataset and u.receipt is not null and not exists (
              select from issue i where i.publisher = :publisher and i.dataset = :dataset and i.code = :code
                and i.local_id = :record and i.opened_at >= :at
                and coalesce(i.lost_by, :loser) = :loser and coalesce(i.lost_id, :lost) = :lost)
            order by u.receipt desc limit 1
            """)
        .param("sequence", SEQUENCE)
        .param("severity", IssueCode.CONFLICT.severity().name())
        .param("expected", event.getWinner() + ", " + event.getRule().toLowerCase(Locale.ROOT))
        .param("publisher", publisher)
        .params(conflict(event))
        .update();
  }

  /**
   * Whoever has it: the winner may have been another.
   *
   * @return the publishers
   */
  private List<String> close(ConflictChanged event) {
    return jdbc.sql(
            """
            update issue set closed_at = :at
            where dataset = :dataset and code = 'conflict' and local_id = :record and opened_at < :at and closed_at is null
              and (lost_by = :loser and lost_id = :lost or lost_by is null and publisher in (:loser, :winner))
            returning publisher
            """)
        .param("winner", event.getWinner())
        .params(conflict(event))
        .query(String.class)
        .list();
  }

  private static Map<String, Object> conflict(ConflictChanged event) {
    return Map.of(
        "dataset",
        event.getDataset(),
        "code",
        IssueCode.CONFLICT.word(),
        "record",
        event.getRecordId(),
        "loser",
        event.getPublisher(),
        "lost",
        event.getLocalId(),
        "at",
        at(event));
  }

  private static OffsetDateTime at(ConflictChanged event) {
    return event.getChangedAt().atOffset(ZoneOffset.UTC);
  }
}
