package se.samla.standalone.repairing;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.standalone.platform.PlatformException;

/** Sends dead letters to the topic they came from, with the key and the headers they had there. */
final class LetterSender implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  LetterSender(KafkaAccess kafka, String topic) {
    var bytes = new ByteArraySerializer();
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(kafka.client(Map.of(ProducerConfig.ACKS_CONFIG, "all")), bytes, bytes);
  }

  /** Returns when the broker has it. */
  void send(ConsumerRecord<byte[], byte[]> letter) {
    var own =
        StreamSupport.stream(letter.headers().spliterator(), false)
            .filter(header -> !Letters.isCause(header))
            .toList();
    send(new ProducerRecord<>(topic, partitionOf(letter), letter.key(), letter.value(), own));
  }

  /** Its key tells; a message without one goes where it was. */
  private static @Nullable Integer partitionOf(ConsumerRecord<byte[], byte[]> letter) {
    return letter.key() == null ? Letters.partitionBefore(letter) : null;
  }

  private void send(ProducerRecord<byte[], byte[]> message) {
    try {
      producer.send(message).get();
    } catch (ExecutionException e) {
      throw new PlatformException(topic + " does not take a message: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while sending to " + topic);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
