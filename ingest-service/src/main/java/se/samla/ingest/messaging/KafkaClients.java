package se.samla.ingest.messaging;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.EventSerializer;

/** The producer and what turns events into bytes and back. */
@Configuration
class KafkaClients {
  private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;

  @Bean
  Producer<String, byte[]> producer(KafkaProperties kafka) {
    var settings = kafka.buildProducerProperties();
    settings.putAll(
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            MAX_REQUEST_BYTES,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            15_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            30_000));
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Bean
  EventSerializer eventSerializer(SchemaRegistryClient registry) {
    return new EventSerializer(registry);
  }

  @Bean
  EventDeserializer eventDeserializer(SchemaRegistryClient registry) {
    return new EventDeserializer(registry);
  }
}
