package se.samla.catalog.messaging;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import se.samla.schemas.topics.Topics;

/** How the stream functions are run: their threads, and what becomes of a failure. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {
  private static final long FIRST_RETRY_MILLIS = 200;
  private static final long LONGEST_RETRY_MILLIS = 10_000;
  private static final long COMMIT_MILLIS = 200;

  /** The last offsets before a silence are committed when it ends. */
  private static final long LONGEST_POLL_MILLIS = 1_000;

  @Bean
  Producer<byte[], byte[]> producer(KafkaProperties kafka) {
    var settings = kafka.buildProducerProperties();
    settings.putAll(
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            30_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            10_000));
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> containers(
      DeadLetters deadLetters) {
    return (container, topic, _) -> {
      container.setCommonErrorHandler(errorHandler(deadLetters));
      commitSometimes(container.getContainerProperties());
      if (container instanceof ConcurrentMessageListenerContainer<?, ?> concurrent) {
        concurrent.setConcurrency(threadsFor(topic));
      }
    };
  }

  /**
   * Offsets a few times a second instead of after each poll, which would wait for the broker. What
   * a crash has processed and not committed comes again, as it may at any time.
   */
  private static void commitSometimes(ContainerProperties container) {
    container.setAckMode(ContainerProperties.AckMode.TIME);
    container.setAckTime(COMMIT_MILLIS);
    container.setPollTimeout(LONGEST_POLL_MILLIS);
  }

  /** Bulk takes at most half the cores, so that it never delays a single push. */
  static int threadsFor(String topic) {
    var cores = Runtime.getRuntime().availableProcessors();
    return switch (topic) {
      case Topics.UPLOAD_VALIDATED -> cores;
      case Topics.UPLOAD_VALIDATED_BULK -> Math.max(1, cores / 2);
      default -> 1;
    };
  }

  /** Retries in place, polling meanwhile, so that the consumer stays a member of its group. */
  private static DefaultErrorHandler errorHandler(DeadLetters deadLetters) {
    var handler = new DefaultErrorHandler(deadLetters, retrying());
    // All that is not retryable is told apart here, in one place.
    handler.setClassifications(Map.of(), true);
    handler.setBackOffFunction((_, e) -> Retryable.is(e) ? retrying() : new FixedBackOff(0, 0));
    handler.setSeekAfterError(false);
    return handler;
  }

  private static BackOff retrying() {
    var backOff = new ExponentialBackOff(FIRST_RETRY_MILLIS, 2);
    backOff.setMaxInterval(LONGEST_RETRY_MILLIS);
    return backOff;
  }
}
