package se.samla.catalog.relay;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** An event as Kafka will get it. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record OutgoingEvent(String topic, String key, Headers headers, byte[] value) {
  ProducerRecord<byte[], byte[]> toRecord() {
    return new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), value, headers);
  }
}
