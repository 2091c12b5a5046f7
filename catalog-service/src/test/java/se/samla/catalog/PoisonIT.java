package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Topics;

/** Messages that nobody can process (FAILURES 2, 3, and of 4 the poison). */
@CatalogTest
class PoisonIT {
  @Autowired private CatalogDriver catalog;
  @Autowired private TopicReader topics;
  @Autowired private SchemaRegistryClient registry;

  @ParameterizedTest
  @ValueSource(
      strings = {
        Topics.UPLOAD_VALIDATED,
        Topics.UPLOAD_VALIDATED_BULK,
        Topics.PUBLISHER_REGISTERED,
        Topics.UPLOAD_DECIDED
      })
  void eachIsADeadLetterOnceAndTheNextGoodMessageIsProcessed(String topic) {
    var publisher = Publisher.any();
    var key = Topics.uploadKey(CatalogDriver.TOILETS, publisher.number());
    var run = UUID.randomUUID() + "|";
    var corpus = corpus();
    corpus.forEach((name, bytes) -> catalog.send(topic, run + name, bytes));
    catalog.send(topic, key, new byte[] {9});
    var letters =
        topics.await(
            Topics.deadLetters(topic), corpus.size(), letter -> keyOf(letter).startsWith(run));
    assertThat(letters)
        .extracting(PoisonIT::keyOf)
        .containsExactlyInAnyOrderElementsOf(corpus.keySet().stream().map(run::concat).toList());
    assertThat(letters)
        .allSatisfy(
            letter ->
                assertThat(letter.value())
                    .isEqualTo(corpus.get(keyOf(letter).substring(run.length()))))
        .allSatisfy(
            letter -> assertThat(letter.headers().lastHeader("samla_dlq_cause")).isNotNull());
    catalog.merge(Upload.snapshot(publisher).row("good", "after all that"));
    catalog.merge(Upload.delta(publisher).rows(600, "bulk"));
  }

  /** By name; null is a tombstone. */
  private Map<String, byte @Nullable []> corpus() {
    var corpus = new LinkedHashMap<String, byte @Nullable []>();
    corpus.put("null", null);
    corpus.put("empty", new byte[0]);
    corpus.put("one byte", new byte[] {0});
    corpus.put("magic 1", new byte[] {1, 0, 0, 0, 1, 0});
    corpus.put("unknown schema", ByteBuffer.allocate(9).putInt(1, 9_999_999).array());
    corpus.put("truncated", truncated());
    corpus.put("foreign type", foreign());
    return corpus;
  }

  private byte[] truncated() {
    var upload = Upload.snapshot(Publisher.any()).row("a", "A");
    var whole = catalog.bytesOf(Topics.UPLOAD_VALIDATED, upload);
    return Arrays.copyOf(whole, whole.length - 3);
  }

  private byte[] foreign() {
    Schema schema = SchemaBuilder.record("Foreign").namespace("other").fields().endRecord();
    return ByteBuffer.allocate(5).putInt(1, registry.register("foreign-value", schema)).array();
  }

  private static String keyOf(ConsumerRecord<byte[], byte[]> message) {
    return new String(message.key(), StandardCharsets.UTF_8);
  }
}
