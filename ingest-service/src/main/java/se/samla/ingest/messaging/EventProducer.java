package se.samla.ingest.messaging;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.springframework.stereotype.Component;
import se.samla.ingest.problems.KafkaAwayException;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.CloudEventHeaders;
import se.samla.schemas.wire.EventSerializer;

/** Sends to Kafka with the Kafka client itself. */
@Component
public class EventProducer {
  private static final String SOURCE = "/ingest";

  private final Producer<String, byte[]> kafka;
  private final EventSerializer serializer;
  private final Clock clock;
  private final Tracing tracing;

  EventProducer(
      Producer<String, byte[]> kafka, EventSerializer serializer, Clock clock, Tracing tracing) {
    this.kafka = kafka;
    this.serializer = serializer;
    this.clock = clock;
    this.tracing = tracing;
  }

  /**
   * Sends an event that is no state, such as a batch of rows.
   *
   * @param id the event's identity: the same when the same event is sent again
   * @return completes when every in-sync replica has it
   */
  public CompletableFuture<Void> send(
      String topic, String key, String id, SpecificRecordBase event) {
    var headers = CloudEventHeaders.of(event.getSchema(), id, SOURCE, key, clock.instant());
    return send(topic, key, serializer.serialize(topic, event), tracing.mark(headers, event));
  }

  /** Returns when the broker has all of them. */
  void sendAll(List<Outbox.Entry> entries) {
    var sends = entries.stream().map(this::send).toArray(CompletableFuture<?>[]::new);
    kafka.flush();
    await(CompletableFuture.allOf(sends));
  }

  /**
   * Waits for sends.
   *
   * @throws KafkaAwayException when the broker did not acknowledge one
   */
  public static void await(CompletableFuture<?> sends) {
    try {
      sends.join();
    } catch (CompletionException e) {
      throw new KafkaAwayException("Kafka did not take an event: " + e.getCause(), e);
    }
  }

  private CompletableFuture<Void> send(Outbox.Entry entry) {
    var headers =
        CloudEventHeaders.of(
            entry.type(), "outbox-" + entry.id(), SOURCE, entry.subject(), instantOf(entry));
    return send(
        entry.topic(),
        entry.key(),
        entry.payload(),
        Tracing.mark(headers, entry.upload(), entry.traceparent()));
  }

  private CompletableFuture<Void> send(String topic, String key, byte[] value, Headers headers) {
    return Sends.send(kafka, new ProducerRecord<>(topic, null, key, value, headers));
  }

  private static Instant instantOf(Outbox.Entry entry) {
    return entry.createdAt().toInstant();
  }
}
