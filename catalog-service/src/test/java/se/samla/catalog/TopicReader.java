package se.samla.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Value;
import se.samla.schemas.wire.EventDeserializer;

/** Reads whole topics from their beginning. */
class TopicReader {
  private final String bootstrapServers;
  private final EventDeserializer events;

  TopicReader(
      @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers,
      EventDeserializer events) {
    this.bootstrapServers = bootstrapServers;
    this.events = events;
  }

  /** Everything the topic holds now. */
  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readTo(consumer, consumer.endOffsets(partitions));
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> readTo(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    var left = new HashMap<>(ends);
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    while (!left.isEmpty()) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }
    return records;
  }

  /** The messages that match, as soon as there are as many. */
  List<ConsumerRecord<byte[], byte[]>> await(
      String topic, int count, Predicate<ConsumerRecord<byte[], byte[]>> matching) {
    return Awaitility.await(topic)
        .atMost(Duration.ofSeconds(30))
        .until(() -> all(topic).stream().filter(matching).toList(), found -> found.size() >= count);
  }

  /** The events of a type that match, as soon as there are as many. */
  <E extends SpecificRecordBase> List<E> awaitEvents(
      String topic, Class<E> type, int count, Predicate<E> matching) {
    return await(topic, count, m -> type.isInstance(event(m)) && matching.test(type.cast(event(m))))
        .stream()
        .map(m -> type.cast(event(m)))
        .toList();
  }

  private SpecificRecordBase event(ConsumerRecord<byte[], byte[]> message) {
    return events.deserialize(message.value());
  }
}
