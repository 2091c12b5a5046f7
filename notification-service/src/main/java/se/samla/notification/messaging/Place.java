package se.samla.notification.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a message stands, for the log: ids, never content. */
record Place(String topic, int partition, long offset) {
  static Place of(ConsumerRecord<?, ?> message) {
    return new Place(message.topic(), message.partition(), message.offset());
  }
}
