package se.samla.ingest.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import se.samla.ingest.problems.Retryable;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.tracing.Tracing;

/**
 * What happens to a message that could not be processed: retried for ever while a part is away,
 * without skipping and without leaving the group; else into {@code <topic>.dlq}, byte for byte,
 * with its cause, once.
 */
@Configuration
class DeadLettering {
  private static final Logger log = LoggerFactory.getLogger(DeadLettering.class);

  private final Producer<String, byte[]> kafka;
  private final MeterRegistry meters;

  DeadLettering(Producer<String, byte[]> kafka, MeterRegistry meters) {
    this.kafka = kafka;
    this.meters = meters;
  }

  @Bean("deadLetterHandler")
  DefaultErrorHandler errorHandler() {
    // That of a whole poll of the bulk lane, of which no message is named as the one at fault.
    var handler = new DefaultErrorHandler(this::deadLetter, untilItIsBack());
    // No class is fatal by itself: each exception reaches the back-off function below.
    handler.setClassifications(Map.of(), true);
    handler.setBackOffFunction(
        (_, e) -> Retryable.is(e) ? untilItIsBack() : new FixedBackOff(0, 0));
    handler.setSeekAfterError(false);
    handler.setCommitRecovered(true);
    return handler;
  }

  private static ExponentialBackOff untilItIsBack() {
    var backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(10_000);
    return backOff;
  }

  private void deadLetter(ConsumerRecord<?, ?> message, Exception cause) {
    var topic = Topics.deadLetters(message.topic());
    EventProducer.await(Sends.send(kafka, copyOf(message, topic, cause)));
    meters.counter("samla.dlq.messages", "topic", message.topic()).increment();
    Tracing.note(message.headers(), () -> tell(message, topic, cause));
  }

  private static void tell(ConsumerRecord<?, ?> message, String topic, Exception cause) {
    log.error(
        "{}-{}@{} went to {}: {}",
        message.topic(),
        message.partition(),
        message.offset(),
        topic,
        Retryable.rootOf(cause).toString());
  }

  private static ProducerRecord<String, byte[]> copyOf(
      ConsumerRecord<?, ?> message, String topic, Exception cause) {
    return new ProducerRecord<>(
        topic, null, (String) message.key(), (byte[]) message.value(), headersOf(message, cause));
  }

  private static Headers headersOf(ConsumerRecord<?, ?> message, Exception cause) {
    var headers = new RecordHeaders(message.headers().toArray());
    var root = Retryable.rootOf(cause);
    add(headers, "samla_dlq_topic", message.topic());
    add(headers, "samla_dlq_partition", Integer.toString(message.partition()));
    add(headers, "samla_dlq_offset", Long.toString(message.offset()));
    add(headers, "samla_dlq_exception", root.getClass().getName());
    add(headers, "samla_dlq_message", String.valueOf(root.getMessage()));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
