package se.samla.notification.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import se.samla.notification.problems.Retryable;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.EventDeserializer;

/** Wires the stream functions to broker and registry. */
@Configuration
class MessagingConfiguration {
  private static final Logger log = LoggerFactory.getLogger(MessagingConfiguration.class);
  private static final long FIRST_PAUSE_MS = 250;
  private static final long LONGEST_PAUSE_MS = 10_000;
  private static final long COMMIT_MS = 200;

  /** The last offsets before a silence are committed when it ends. */
  private static final long LONGEST_POLL_MS = 1_000;

  @Bean
  SchemaRegistryClient schemaRegistry(MessagingSettings settings) {
    return new SchemaRegistryClient(settings.schemaRegistry());
  }

  @Bean
  EventDeserializer eventDeserializer(SchemaRegistryClient registry) {
    return new EventDeserializer(registry);
  }

  @Bean
  DatasetDefinitions datasetDefinitions(MessagingSettings settings) {
    return DatasetDefinitions.load(settings.datasetsDirectory());
  }

  @Bean
  KafkaTemplate<byte[], byte[]> deadLetterProducer(KafkaProperties kafka) {
    var producer = kafka.buildProducerProperties();
    producer.putAll(
        Map.of(
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.ACKS_CONFIG,
            "all"));
    return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(producer));
  }

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> errorHandling(
      KafkaTemplate<byte[], byte[]> deadLetterProducer, MeterRegistry meters) {
    return (container, _, _) -> {
      container.setCommonErrorHandler(errorHandler(new DeadLetters(deadLetterProducer, meters)));
      commitSometimes(container.getContainerProperties());
    };
  }

  /**
   * Offsets a few times a second instead of after each poll, which would wait for the broker. What
   * a crash has processed and not committed comes again, as it may at any time.
   */
  private static void commitSometimes(ContainerProperties container) {
    container.setAckMode(ContainerProperties.AckMode.TIME);
    container.setAckTime(COMMIT_MS);
    container.setPollTimeout(LONGEST_POLL_MS);
  }

  /** Waits for ever for what time heals, without leaving the group; else straight to the DLQ. */
  private static DefaultErrorHandler errorHandler(DeadLetters deadLetters) {
    // The first back-off is that of a whole poll of which no message is named as the one at fault.
    var handler = new DefaultErrorHandler(deadLetters, untilItIsBack());
    handler.setBackOffFunction((_, failure) -> backOff(failure));
    handler.setSeekAfterError(false);
    handler.setRetryListeners(MessagingConfiguration::tellThatItWaits);
    return handler;
  }

  private static void tellThatItWaits(
      ConsumerRecord<?, ?> message, @Nullable Exception cause, int attempt) {
    if (cause != null && Retryable.is(cause)) {
      Tracing.note(
          message.headers(),
          () -> log.warn("{} waits after attempt {}", Place.of(message), attempt, cause));
    }
  }

  private static BackOff backOff(Exception failure) {
    return Retryable.is(failure) ? untilItIsBack() : new FixedBackOff(0, 0);
  }

  private static BackOff untilItIsBack() {
    var pauses = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
    pauses.setMaxInterval(LONGEST_PAUSE_MS);
    return pauses;
  }
}
