package se.samla.catalog.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** Sends to Kafka and returns when the broker has everything. */
@Component
public class Broker {
  private final Producer<byte[], byte[]> producer;

  Broker(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Sends in this order and waits until all are acknowledged.
   *
   * @throws KafkaException when one is not; some may have been sent then
   */
  public void send(List<ProducerRecord<byte[], byte[]>> records) {
    var sent = new ArrayList<Future<RecordMetadata>>(records.size());
    records.forEach(record -> sent.add(producer.send(record)));
    producer.flush(); // nothing more comes that could share the request
    sent.forEach(Broker::acknowledged);
  }

  private static void acknowledged(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException k ? k : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while sending", e);
    }
  }
}
