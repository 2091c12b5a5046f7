package se.samla.ingest.uploads;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records whose rows stay out, whatever they say, until an operator lets them in again. */
@Repository
public class ErasedRecords {
  private final JdbcClient jdbc;

  ErasedRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void add(UUID erasure, String dataset, String recordId) {
    jdbc.sql("insert into erased_record (dataset, record_id, erasure) values (?, ?, ?)")
        .params(dataset, recordId, erasure)
        .update();
  }

  /** The other ids of what was erased, unless the erasure was lifted meanwhile. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addOthers(UUID erasure, Collection<String> recordIds) {
    jdbc.sql(
            """
            insert into erased_record (dataset, record_id, erasure)
            select distinct e.dataset, other.id, e.erasure from erased_record e, unnest(?::text[]) other (id)
            where e.erasure = ?
            on conflict do nothing
            """)
        .params(recordIds.toArray(String[]::new), erasure)
        .update();
  }

  /**
   * Lifts every erasure that keeps a record out.
   *
   * @return which they were
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> lift(String dataset, String recordId) {
    return new HashSet<>(
        jdbc.sql(
                """
                delete from erased_record where erasure in (
                  select erasure from erased_record where dataset = ? and record_id = ?)
                returning erasure
                """)
            .params(dataset, recordId)
            .query(UUID.class)
            .list());
  }

  /** The ids under which a publisher may deliver nothing now. */
  public Set<String> of(String dataset, String publisher) {
    return Set.copyOf(ids(dataset, publisher));
  }

  private List<String> ids(String dataset, String publisher) {
    return jdbc.sql(
            """
            select distinct record_id from erased_record
            where dataset = ? and (publisher is null or publisher = ?)
            """)
        .params(dataset, publisher)
        .query(String.class)
        .list();
  }
}
