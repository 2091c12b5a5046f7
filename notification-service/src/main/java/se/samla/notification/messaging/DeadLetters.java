package se.samla.notification.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.tracing.Tracing;

/** Sends what cannot be processed to {@code <topic>.dlq}, byte-identical, with its cause. */
final class DeadLetters implements ConsumerRecordRecoverer {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final int ANY_PARTITION = -1;

  private final DeadLetterPublishingRecoverer publisher;
  private final MeterRegistry meters;

  DeadLetters(KafkaOperations<byte[], byte[]> kafka, MeterRegistry meters) {
    this.publisher =
        new DeadLetterPublishingRecoverer(
            kafka, (r, _) -> new TopicPartition(Topics.deadLetters(r.topic()), ANY_PARTITION));
    this.publisher.excludeHeader(HeadersToAdd.EX_STACKTRACE);
    this.meters = meters;
  }

  @Override
  public void accept(ConsumerRecord<?, ?> message, Exception cause) {
    publisher.accept(message, null, cause);
    meters.counter("samla.dlq.messages", "topic", message.topic()).increment();
    Tracing.note(
        message.headers(), () -> log.warn("{} went to the dead letters", Place.of(message), cause));
  }
}
