package se.samla.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks for messages in the topics of dead letters. */
final class DeadLetterTopics {
  private DeadLetterTopics() {}

  /** From topic to number of messages, where there are any. */
  static Map<String, Long> of(String bootstrapServers) {
    var settings =
        Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      var counts = new HashMap<String, Long>();
      consumer.endOffsets(partitions(consumer)).entrySet().stream()
          .filter(end -> end.getValue() > 0)
          .forEach(end -> counts.merge(end.getKey().topic(), end.getValue(), Long::sum));
      return counts;
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.listTopics().entrySet().stream()
        .filter(topic -> topic.getKey().endsWith(".dlq"))
        .flatMap(topic -> topic.getValue().stream())
        .map(DeadLetterTopics::of)
        .toList();
  }

  private static TopicPartition of(PartitionInfo partition) {
    return new TopicPartition(partition.topic(), partition.partition());
  }
}
