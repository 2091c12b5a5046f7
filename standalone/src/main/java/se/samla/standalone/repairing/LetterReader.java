package se.samla.standalone.repairing;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import se.samla.schemas.kafka.KafkaAccess;

/** Reads topics of dead letters from a place to where they end at that moment. */
final class LetterReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;

  LetterReader(KafkaAccess kafka) {
    var bytes = new ByteArrayDeserializer();
    consumer =
        new KafkaConsumer<>(
            kafka.client(
                Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    DeadLetters.GROUP,
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest")),
            bytes,
            bytes);
  }

  /** Where each partition begins. */
  Map<TopicPartition, Long> beginnings(String topic) {
    return consumer.beginningOffsets(partitions(topic));
  }

  /** Where in each partition begins what was not sent again. */
  Map<TopicPartition, Long> waiting(String topic) {
    var from = new HashMap<>(beginnings(topic));
    consumer
        .committed(Set.copyOf(from.keySet()))
        .forEach(
            (partition, done) -> {
              if (done != null) {
                from.merge(partition, done.offset(), Math::max);
              }
            });
    return from;
  }

  /** How many messages there are from these places on. */
  long count(String topic, Map<TopicPartition, Long> from) {
    var ends = consumer.endOffsets(partitions(topic));
    return ends.keySet().stream()
        .mapToLong(p -> Math.max(0, ends.getOrDefault(p, 0L) - from.getOrDefault(p, 0L)))
        .sum();
  }

  /**
   * @param more takes a message, and says whether it wants another
   * @return how many it took
   */
  int read(
      String topic,
      Map<TopicPartition, Long> from,
      Predicate<ConsumerRecord<byte[], byte[]>> more) {
    var ends = consumer.endOffsets(partitions(topic));
    var open = new HashSet<>(ends.keySet());
    consumer.assign(ends.keySet());
    from.forEach(consumer::seek);
    var taken = 0;
    open.removeIf(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
    while (!open.isEmpty()) {
      for (var message : consumer.poll(POLL)) {
        if (message.offset() < ends.getOrDefault(partitionOf(message), 0L)) {
          taken++;
          if (!more.test(message)) {
            return taken;
          }
        }
      }
      open.removeIf(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
    }
    return taken;
  }

  /** A message has been sent again. */
  void done(ConsumerRecord<byte[], byte[]> message) {
    consumer.commitSync(Map.of(partitionOf(message), new OffsetAndMetadata(message.offset() + 1)));
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static TopicPartition partitionOf(ConsumerRecord<?, ?> message) {
    return new TopicPartition(message.topic(), message.partition());
  }
}
