package se.samla.ingest.messaging;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.EventSerializer;

/** Events that commit with the state they tell of. The relay brings them to Kafka. */
@Repository
public class Outbox {
  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final EventSerializer serializer;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Tracing tracing;

  Outbox(
      JdbcTemplate template,
      EventSerializer serializer,
      ApplicationEventPublisher events,
      Clock clock,
      Tracing tracing) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.serializer = serializer;
    this.events = events;
    this.clock = clock;
    this.tracing = tracing;
  }

  /** Told after the commit: there is something to relay. */
  record Filled() {}

  /**
   * An event that waits for the broker.
   *
   * @param upload whose it is, if it is an upload's
   * @param traceparent the stage that told it, when that is traced
   */
  record Entry(
      long id,
      String topic,
      String key,
      byte[] payload,
      String type,
      String subject,
      OffsetDateTime createdAt,
      @Nullable UUID upload,
      @Nullable String traceparent) {}

  /** Adds an event to the running transaction, which writes all of its events at its end. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(String topic, String key, SpecificRecordBase event) {
    var upload = Tracing.uploadOf(event);
    added()
        .add(
            new @Nullable Object[] {
              topic,
              key,
              serializer.serialize(topic, event),
              event.getSchema().getName(),
              key,
              clock.instant().atOffset(ZoneOffset.UTC),
              upload,
              upload == null ? null : tracing.traceparent(upload)
            });
  }

  /** Those of the running transaction. */
  private OutboxEntries added() {
    if (TransactionSynchronizationManager.getResource(this) instanceof OutboxEntries running) {
      return running;
    }
    events.publishEvent(new Filled());
    return OutboxEntries.begin(this, this::insert);
  }

  private void insert(List<@Nullable Object[]> entries) {
    template.batchUpdate(
        """
        insert into outbox (topic, key, payload, type, subject, created_at, upload, traceparent)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entries);
  }

  /**
   * The oldest events. One relay at a time, over all instances: the second waits until the first
   * has committed. What it forgets in a crash of the database is sent once more, so its commit
   * waits for no disk.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<Entry> oldest(int limit) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(hashtext('ingest.outbox')) from set_config('synchronous_commit', 'off', true)
            """)
        .query((_, _) -> 1)
        .single();
    return jdbc.sql("select * from outbox order by id limit ?")
        .param(limit)
        .query(Entry.class)
        .list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void remove(List<Entry> sent) {
    jdbc.sql("delete from outbox where id = any(?)")
        .param(sent.stream().map(Entry::id).toArray(Long[]::new))
        .update();
  }
}
