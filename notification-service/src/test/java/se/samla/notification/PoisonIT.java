package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samla.events.ChangeOperation;
import se.samla.events.PublisherRegistered;
import se.samla.schemas.topics.Topics;

/** Messages that nobody can read (FAILURES 2, 3, and of 4 the poison). */
class PoisonIT extends RunningService {
  private static final String DATASET = "badplatser";
  private static final FeedFixture FEED = FeedFixture.of(DATASET);

  @Test
  void putsEveryUnreadableMessageAmongTheDeadLettersOnceAndGoesOn() {
    api.subscribed(receiver.url(), Map.of());
    var poison = corpus();
    poison.forEach(message -> PLATFORM.publish(DATASET, message));

    var good = FEED.publish(ChangeOperation.CREATED);

    eventually().until(() -> receiver.recordIds().contains(good.recordId(1)));
    var dead = deadLetters();
    assertThat(dead).extracting(ConsumerRecord::value).containsExactlyElementsOf(poison);
    assertThat(dead)
        .allSatisfy(
            d -> assertThat(d.headers().lastHeader("kafka_dlt-exception-message")).isNotNull());
  }

  private static List<byte @Nullable []> corpus() {
    var good = PLATFORM.bytes(FEED.fixtures.aChangeSet(1, ChangeOperation.CREATED));
    var otherMagic = good.clone();
    otherMagic[0] = 1;
    var unknownId = good.clone();
    ByteBuffer.wrap(unknownId).putInt(1, 999_999);
    var corpus = new ArrayList<byte @Nullable []>();
    corpus.add(null);
    corpus.add(new byte[0]);
    corpus.add(new byte[] {0});
    corpus.add(otherMagic);
    corpus.add(unknownId);
    corpus.add(Arrays.copyOf(good, good.length - 20));
    corpus.add(
        PLATFORM.bytesOf(
            Topics.PUBLISHER_REGISTERED,
            new PublisherRegistered("2120000142", "Stockholm", "0180", List.of(), 1L, false)));
    return corpus;
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    var partition = new TopicPartition(Topics.deadLetters(Topics.DATASET_CHANGED), 0);
    var dead = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(dead::add);
      }
    }
    return dead;
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            PLATFORM.infrastructure.kafkaBootstrapServers()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
