package se.samla.ingest.issues;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of issues beyond their upload. They open when it ends. They close when a later one of
 * the same publisher and dataset delivers their row valid, leaves it out of a snapshot, or says the
 * same again: then the new issue is as old as the first.
 */
@Repository
public class LiveIssues {
  private final JdbcClient jdbc;
  private final OpenIssueCounts counts;
  private final Clock clock;

  LiveIssues(JdbcClient jdbc, OpenIssueCounts counts, Clock clock) {
    this.jdbc = jdbc;
    this.counts = counts;
    this.clock = clock;
  }

  /** One publisher's issues in one dataset. */
  private record Part(String dataset, String publisher) {}

  /** The uploads were merged or rejected, which the running transaction says too. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(Collection<UUID> uploads) {
    if (!uploads.isEmpty()) {
      concerned(uploads).forEach(this::settle);
    }
  }

  /** Those of a publisher and dataset with an issue that is open or is to be opened, in order. */
  private List<UUID> concerned(Collection<UUID> uploads) {
    return jdbc.sql(
            """
            with told as (select id, dataset, publisher, receipt from upload where id = any(:uploads))
            select id from told where (dataset, publisher) in (
              select t.dataset, t.publisher from told t
              where exists (select from issue n where n.upload = t.id and n.opened_at is null)
                 or exists (select from issue o where o.publisher = t.publisher and o.dataset = t.dataset
                              and o.opened_at is not null and o.closed_at is null))
            order by receipt
            """)
        .param("uploads", uploads.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  private void settle(UUID upload) {
    if (open(upload) + close(upload) > 0) {
      tell(upload);
    }
  }

  private void tell(UUID upload) {
    jdbc.sql("select dataset, publisher from upload where id = ?")
        .param(upload)
        .query(Part.class)
        .list()
        .forEach(part -> counts.tell(part.dataset(), part.publisher()));
  }

  private int open(UUID upload) {
    return jdbc.sql(
            """
            update issue n set dataset = u.dataset, publisher = u.publisher,
              opened_at = coalesce((
                select min(o.opened_at) from issue o
                where o.publisher = u.publisher and o.dataset = u.dataset and o.opened_at is not null and o.closed_at is null
                  and o.code = n.code and o.field is not distinct from n.field
                  and o.column_name is not distinct from n.column_name and o.local_id is not distinct from n.local_id
                  and (o.local_id is not null or o.line = n.line)), :now)
            from upload u where u.id = :upload and n.upload = u.id and n.opened_at is null
            """)
        .param("upload", upload)
        .param("now", now())
        .update();
  }

  private int close(UUID upload) {
    return jdbc.sql(
            """
            with this as (select * from upload where id = :upload),
            later as (
              select u.id from upload u, this
              where u.publisher = this.publisher and u.dataset = this.dataset and u.receipt > this.receipt
                and u.kind = 'snapshot' and u.status = 'merged' order by u.receipt limit 1)
            update issue o set closed_at = :now, closed_by = case when o.upload = this.id then (select id from later) else this.id end
            from this join upload older on older.publisher = this.publisher and older.dataset = this.dataset
              and (older.receipt < this.receipt or (older.id = this.id and exists (select from later)))
            where o.upload = older.id and o.opened_at is not null and o.closed_at is null and o.code <> 'conflict'
              and o.publisher = this.publisher and o.dataset = this.dataset
              and (older.id = this.id
                or this.status = 'merged' and this.kind = 'snapshot'
                or this.status = 'merged' and o.local_id in (select unnest(ids) from validated_batch where upload = :upload)
                or exists (
                  select from issue n where n.upload = :upload and n.code = o.code
                    and n.field is not distinct from o.field and n.column_name is not distinct from o.column_name
                    and n.local_id is not distinct from o.local_id and (n.local_id is not null or n.line = o.line)))
            """)
        .param("upload", upload)
        .param("now", now())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
