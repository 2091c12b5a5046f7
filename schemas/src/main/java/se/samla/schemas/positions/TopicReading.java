package se.samla.schemas.positions;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import se.samla.schemas.kafka.KafkaAccess;

/** Reads what is in topics, without being a consumer of them. */
public final class TopicReading {
  private static final Duration POLL = Duration.ofSeconds(1);

  private TopicReading() {}

  /**
   * Gives each message from these places on to where the partitions end at this moment, of one
   * partition in order.
   */
  public static void read(
      KafkaAccess kafka,
      Map<TopicPartition, Long> from,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    var settings = kafka.client(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      readToEnd(consumer, each);
    }
  }

  private static void readToEnd(
      KafkaConsumer<byte[], byte[]> consumer, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    var ends = consumer.endOffsets(consumer.assignment());
    var open = new HashSet<>(ends.keySet());
    open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    while (!open.isEmpty()) {
      consumer.poll(POLL).forEach(each);
      open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }
  }
}
