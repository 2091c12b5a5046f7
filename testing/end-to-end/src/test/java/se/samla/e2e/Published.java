package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import se.samla.events.RecordState;
import se.samla.events.RecordsChanged;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.WireFormat;

/** What stands in Kafka for anyone's tools: each message read by the schema it names. */
final class Published {
  private static final Duration POLL = Duration.ofMillis(500);

  private final String kafka;
  private final SchemaRegistryClient registry;

  Published(Samla samla) {
    this.kafka = samla.kafka();
    this.registry = new SchemaRegistryClient(samla.registry());
  }

  /** The national topic of a dataset as its readers know it at its end: from record id to name. */
  Map<String, String> records(String dataset) {
    var records = new TreeMap<String, String>();
    each(Topics.national(dataset), message -> remember(records, message));
    return records;
  }

  private void remember(Map<String, String> records, ConsumerRecord<byte[], byte[]> message) {
    var id = new String(message.key(), StandardCharsets.UTF_8);
    if (message.value() == null) {
      records.remove(id);
    } else {
      records.put(id, nameIn(message.value()));
    }
  }

  private String nameIn(byte[] message) {
    var content = ByteBuffer.wrap(message, 5, message.length - 5).slice();
    return String.valueOf(valid(WireFormat.schemaIdOf(message), content).get("name"));
  }

  /** Every change of every dataset tells states of their schema. */
  void checkChanges() {
    var events = new EventDeserializer(registry);
    each(
        Topics.DATASET_CHANGED,
        message -> check((RecordsChanged) events.deserialize(message.value())));
  }

  private void check(RecordsChanged changed) {
    changed.getChanges().stream()
        .flatMap(change -> Stream.of(change.getBefore(), change.getAfter()))
        .forEach(this::check);
  }

  private void check(@Nullable RecordState state) {
    if (state != null) {
      valid(state.getSchemaId(), state.getContent().duplicate());
    }
  }

  /** Read to its last byte, and written again it is the same. */
  private GenericRecord valid(int schemaId, ByteBuffer content) {
    var schema = registry.byId(schemaId);
    var record = WireFormat.decodePlain(content.duplicate(), schema, schema);
    assertThat(GenericData.get().validate(schema, record)).as(record.toString()).isTrue();
    assertThat(ByteBuffer.wrap(WireFormat.encodePlain(record))).isEqualTo(content);
    return record;
  }

  private void each(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    var settings = Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(reader);
      }
    }
  }
}
