package se.samla.ingest.messaging;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.ingest.IngestSettings;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.EventSerializer;

/** The producer and what turns events into bytes and back. */
@Configuration
class KafkaClients {
  private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;

  @Bean
  Producer<String, byte[]> producer(IngestSettings settings) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.kafka().bootstrapServers(),
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            MAX_REQUEST_BYTES,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            15_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            30_000),
        new StringSerializer(),
        new ByteArraySerializer());
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
