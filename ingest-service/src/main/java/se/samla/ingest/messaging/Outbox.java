package se.samla.ingest.messaging;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.samla.schemas.wire.EventSerializer;

/** Events that commit with the state they tell of. The relay brings them to Kafka. */
@Repository
public class Outbox {
  private final JdbcClient jdbc;
  private final EventSerializer serializer;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Outbox(
      JdbcClient jdbc, EventSerializer serializer, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.serializer = serializer;
    this.events = events;
    this.clock = clock;
  }

  /** Told after the commit: there is something to relay. */
  record Filled() {}

  /** An event that waits for the broker. */
  record Entry(
      long id,
      String topic,
      String key,
      byte[] payload,
      String type,
      String subject,
      java.time.OffsetDateTime createdAt) {}

  /** Adds an event to the running transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(String topic, String key, SpecificRecordBase event) {
    jdbc.sql(
            "insert into outbox (topic, key, payload, type, subject, created_at) values (?, ?, ?,"
                + " ?, ?, ?)")
        .params(
            topic,
            key,
            serializer.serialize(topic, event),
            event.getSchema().getName(),
            key,
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    events.publishEvent(new Filled());
  }

  /**
   * The oldest events. One relay at a time, over all instances: the second waits until the first
   * has committed.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<Entry> oldest(int limit) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('ingest.outbox'))").query((_, _) -> 1).single();
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
