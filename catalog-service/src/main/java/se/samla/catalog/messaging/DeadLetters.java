package se.samla.catalog.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.stereotype.Component;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.tracing.Tracing;

/**
 * Where a message goes that no retry can help: {@code <topic>.dlq}, byte-identical, with its cause
 * and origin in headers.
 */
@Component
class DeadLetters implements ConsumerRecordRecoverer {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final Broker broker;
  private final MeterRegistry meters;

  DeadLetters(Broker broker, MeterRegistry meters) {
    this.broker = broker;
    this.meters = meters;
  }

  @Override
  public void accept(ConsumerRecord<?, ?> message, Exception failure) {
    var cause = rootOf(failure);
    broker.send(List.of(letter(message, cause)));
    meters.counter("samla.dlq.messages", "topic", message.topic()).increment();
    Tracing.note(message.headers(), () -> tell(message, cause));
  }

  private static void tell(ConsumerRecord<?, ?> message, Throwable cause) {
    log.warn(
        "dead letter {}-{}@{}: {}",
        message.topic(),
        message.partition(),
        message.offset(),
        cause.toString());
  }

  private static ProducerRecord<byte[], byte[]> letter(ConsumerRecord<?, ?> message, Throwable e) {
    return new ProducerRecord<>(
        Topics.deadLetters(message.topic()),
        null,
        (byte[]) message.key(),
        (byte[]) message.value(),
        headers(message, e));
  }

  private static Headers headers(ConsumerRecord<?, ?> message, Throwable cause) {
    var headers = new RecordHeaders(message.headers());
    add(headers, "samla_dlq_cause", cause.getClass().getName());
    add(headers, "samla_dlq_message", Objects.toString(cause.getMessage(), ""));
    add(headers, "samla_dlq_topic", message.topic());
    add(headers, "samla_dlq_partition", Integer.toString(message.partition()));
    add(headers, "samla_dlq_offset", Long.toString(message.offset()));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static Throwable rootOf(Throwable failure) {
    var cause = failure.getCause();
    return cause == null ? failure : rootOf(cause);
  }
}
