package se.samla.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import se.samla.infrastructure.Infrastructure;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.EventSerializer;
import se.samla.schemas.wire.UndecodableMessageException;

/**
 * A topic as a test sees it: everything that is in it from its beginning, and a way to put
 * something there.
 */
public final class KafkaTopic implements AutoCloseable {
  private final String topic;
  private final EventDeserializer deserializer;
  private final EventSerializer serializer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  public KafkaTopic(String topic, Infrastructure parts, SchemaRegistryClient registry) {
    this.topic = topic;
    this.deserializer = new EventDeserializer(registry);
    this.serializer = new EventSerializer(registry);
    this.consumer =
        new KafkaConsumer<>(
            consuming(parts), new StringDeserializer(), new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, parts.kafkaBootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new org.apache.kafka.common.TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Waits until so many events of a type match, and returns them in the order of the topic. */
  public <E extends SpecificRecordBase> List<E> await(
      Class<E> type, int count, Predicate<E> matches) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> poll() && find(type, matches).size() >= count);
    return find(type, matches);
  }

  /** Waits until so many raw messages have a value that matches. */
  public List<ConsumerRecord<String, byte[]>> awaitRaw(
      int count, Predicate<ConsumerRecord<String, byte[]>> matches) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> poll() && seen.stream().filter(matches).count() >= count);
    return seen.stream().filter(matches).toList();
  }

  public void put(String key, SpecificRecordBase event) {
    put(key, serializer.serialize(topic, event));
  }

  public void put(String key, byte @Nullable [] value) {
    try {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean poll() {
    consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    return true;
  }

  private <E extends SpecificRecordBase> List<E> find(Class<E> type, Predicate<E> matches) {
    return seen.stream()
        .flatMap(r -> decoded(r.value()))
        .filter(type::isInstance)
        .map(type::cast)
        .filter(matches)
        .toList();
  }

  /** What other tests poisoned is passed over. */
  private Stream<SpecificRecordBase> decoded(byte[] value) {
    try {
      return Stream.of(deserializer.deserialize(value));
    } catch (UndecodableMessageException poison) {
      return Stream.empty();
    }
  }

  private static Properties consuming(Infrastructure parts) {
    var properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, parts.kafkaBootstrapServers());
    return properties;
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
