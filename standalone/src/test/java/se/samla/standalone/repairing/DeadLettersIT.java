package se.samla.standalone.repairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samla.infrastructure.Infrastructure;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.standalone.platform.PlatformException;

/** An operator looks at dead letters and sends them again, on a real broker. */
class DeadLettersIT {
  private static final String KAFKA = Infrastructure.shared().kafkaBootstrapServers();
  private static final byte[] UNDECODABLE = {0, 0, 0, 0, 9, -1, -128, 127};

  private final String topic = "test." + UUID.randomUUID() + ".v1";
  private final DeadLetters letters = new DeadLetters(KafkaAccess.open(KAFKA));

  @BeforeEach
  void makeTopics() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", KAFKA))) {
      var both =
          List.of(new NewTopic(topic, 3, (short) 1), new NewTopic(topic + ".dlq", 1, (short) 1));
      admin.createTopics(both).all().get();
    }
  }

  @Test
  void sendsWhatWaitsToItsTopicAgainByteForByteWithItsOwnHeadersOnly() throws Exception {
    letter("a|1", UNDECODABLE, 0);

    assertThat(letters.redrive(topic)).isEqualTo(1);

    var again = messages();
    assertThat(again).hasSize(1);
    assertThat(again.getFirst().value()).isEqualTo(UNDECODABLE);
    assertThat(again.getFirst().key()).isEqualTo(bytes("a|1"));
    assertThat(again.getFirst().headers())
        .extracting(header -> header.key())
        .containsExactly("ce_type");
  }

  @Test
  void putsAMessageWithoutAKeyWhereItWas() throws Exception {
    letter(null, UNDECODABLE, 2);

    letters.redrive(topic);

    assertThat(messages()).extracting(ConsumerRecord::partition).containsExactly(2);
  }

  @Test
  void sendsEachOnceHoweverOftenItIsAsked() throws Exception {
    letter("a|1", bytes("first"), 0);
    letter("a|1", bytes("second"), 0);
    assertThat(letters.redrive(topic)).isEqualTo(2);

    letter("a|1", bytes("third"), 0);
    assertThat(letters.redrive(topic)).isEqualTo(1);
    assertThat(letters.redrive(topic)).isZero();

    assertThat(messages())
        .extracting(message -> new String(message.value(), StandardCharsets.UTF_8))
        .containsExactly("first", "second", "third");
  }

  @Test
  void tellsHowManyAreKeptAndWait() throws Exception {
    letter("a|1", UNDECODABLE, 0);
    assertThat(letters.list()).contains(new Backlog(topic, 1, 1));

    letters.redrive(topic);
    letter("a|1", UNDECODABLE, 0);

    assertThat(letters.list()).contains(new Backlog(topic, 2, 1));
  }

  @Test
  void showsWhyAMessageCouldNotBeProcessed() throws Exception {
    letter("a|1", UNDECODABLE, 0);
    letters.redrive(topic);
    letter(null, UNDECODABLE, 0);

    var shown = letters.show(topic, 10);

    assertThat(shown)
        .extracting(DeadLetter::place, DeadLetter::key, DeadLetter::cause, DeadLetter::waits)
        .containsExactly(
            tuple("0@0", "a|1", "schema id: 9 (expected: known)", false),
            tuple("0@1", null, "schema id: 9 (expected: known)", true));
    assertThat(letters.show(topic, 1)).hasSize(1);
  }

  @Test
  void namesTheTopicsThatHaveDeadLettersWhenItIsAskedForAnother() throws Exception {
    assertThatThrownBy(() -> letters.redrive("samla.upload.recieved.v1"))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("samla.upload.recieved.v1 (expected: one of ")
        .hasMessageContaining(topic);
  }

  /** As a service's error handler writes it. */
  private void letter(@Nullable String key, byte[] value, int partition) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings(), bytes, bytes)) {
      var message = new ProducerRecord<>(topic + ".dlq", 0, key == null ? null : bytes(key), value);
      message.headers().add("ce_type", bytes("UploadReceived"));
      message
          .headers()
          .add(
              "kafka_dlt-original-partition",
              ByteBuffer.allocate(Integer.BYTES).putInt(partition).array());
      message
          .headers()
          .add("kafka_dlt-exception-message", bytes("schema id: 9 (expected: known)\n at line 2"));
      producer.send(message).get();
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> messages() {
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings(), bytes, bytes)) {
      var all =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      var left = consumer.endOffsets(all).values().stream().mapToLong(end -> end).sum();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (found.size() < left) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
      }
      return found;
    }
  }

  private static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", KAFKA);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
