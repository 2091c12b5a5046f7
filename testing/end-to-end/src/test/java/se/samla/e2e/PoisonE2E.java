package se.samla.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.topics.Subjects;
import se.samla.schemas.topics.Topics;
import se.samla.standalone.repairing.DeadLetter;
import se.samla.standalone.repairing.DeadLetters;

/**
 * What nobody can read, on every topic that somebody reads: each is a dead letter once, with its
 * cause, and honest pushes go on (FAILURES 2, 3). {@code -Dsamla.seed=} repeats a run.
 */
class PoisonE2E {
  private static final long SEED = Long.getLong("samla.seed", 1_862);
  private static final String DATASET = "badplatser";
  private static final int RANDOM = 6;

  /** From a topic to how many services read it: each has dead letters of its own. */
  private static final Map<String, Integer> READERS =
      Map.ofEntries(
          Map.entry(Topics.UPLOAD_RECEIVED, 1),
          Map.entry(Topics.UPLOAD_RECEIVED_BULK, 1),
          Map.entry(Topics.UPLOAD_VALIDATED, 1),
          Map.entry(Topics.UPLOAD_VALIDATED_BULK, 1),
          Map.entry(Topics.UPLOAD_MERGED, 2),
          Map.entry(Topics.UPLOAD_DECIDED, 1),
          Map.entry(Topics.DATASET_CHANGED, 1),
          Map.entry(Topics.PUBLISHER_REGISTERED, 1),
          Map.entry(Topics.CONFLICT_CHANGED, 1),
          Map.entry(Topics.COVERAGE_CHANGED, 1),
          Map.entry(Topics.ISSUES_COUNTED, 1));

  private final Samla samla = Samla.shared();
  private final Random random = new Random(SEED);

  @Test
  void isADeadLetterOnceWithItsCauseAndHonestPushesGoOn() {
    System.out.printf("poisoning every topic, seed %d%n", SEED);
    assertThat(READERS).containsOnlyKeys(Topics.EVENTS.keySet());
    var publisher = samla.ingest().municipality("2513", DATASET);
    var key = Topics.uploadKey(DATASET, publisher.organisationNumber()) + "|" + UUID.randomUUID();
    var corpus = corpus();
    try (var sink = Sink.start()) {
      samla.notification().subscribe(sink.url(), DATASET);
      poison(key, corpus);

      push(publisher, "efter-giftet");

      READERS.forEach((topic, readers) -> assertDead(topic, key, corpus.size() * readers));
      push(publisher, "efter-allt");
      sink.awaitChange(change -> change.get("recordId").asString().endsWith(".efter-allt"));
    }
  }

  private void push(Publisher publisher, String id) {
    var place = Map.of("name", "Udden", "latitude", 65.58, "longitude", 22.15);
    var merged = samla.ingest().putAndWait(publisher, DATASET, id, place);
    assertThat(merged.get("status").asString()).as(merged.toString()).isEqualTo("merged");
  }

  private void assertDead(String topic, String key, int count) {
    Awaitility.await(topic)
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(letters(topic, key)).hasSize(count));
    assertThat(letters(topic, key))
        .as(topic)
        .allSatisfy(letter -> assertThat(letter.cause()).isNotBlank().isNotEqualTo("unknown"));
  }

  private List<DeadLetter> letters(String topic, String key) {
    return new DeadLetters(KafkaAccess.open(samla.kafka()))
        .show(topic, 10_000).stream().filter(letter -> key.equals(letter.key())).toList();
  }

  private void poison(String key, List<byte @Nullable []> corpus) {
    var kafka = Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, samla.kafka());
    try (var producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      var sent =
          READERS.keySet().stream()
              .flatMap(
                  topic -> corpus.stream().map(bytes -> new ProducerRecord<>(topic, key, bytes)))
              .map(producer::send)
              .toList();
      producer.flush();
      assertThat(sent).allMatch(Future::isDone);
    }
  }

  private List<byte @Nullable []> corpus() {
    var corpus = new ArrayList<byte @Nullable []>();
    corpus.add(null);
    corpus.add(new byte[0]);
    corpus.add(new byte[] {0});
    corpus.add(new byte[] {1, 0, 0, 0, 1, 0});
    corpus.add(withSchema(9_999_999, new byte[4]));
    corpus.add(withSchema(foreignSchema(), new byte[0]));
    for (var schema : schemas()) {
      corpus.add(withSchema(schema, new byte[0]));
      IntStream.range(0, RANDOM).forEach(_ -> corpus.add(withSchema(schema, noise())));
    }
    return corpus;
  }

  /** Lengths without their texts: no event of ours begins so. */
  private byte[] noise() {
    var bytes = new byte[random.nextInt(1, 40)];
    random.nextBytes(bytes);
    bytes[0] = (byte) 0xff;
    return bytes;
  }

  private int foreignSchema() {
    var foreign = SchemaBuilder.record("Foreign").namespace("other").fields().endRecord();
    return new SchemaRegistryClient(samla.registry()).register("foreign-value", foreign);
  }

  /** One of each topic: on the others it is of the wrong type. */
  private List<Integer> schemas() {
    return Topics.EVENTS.keySet().stream().sorted().map(this::schemaOf).toList();
  }

  private int schemaOf(String topic) {
    var schema = requireNonNull(Topics.EVENTS.get(topic)).getFirst();
    return new SchemaRegistryClient(samla.registry()).idOf(Subjects.ofEvent(topic, schema), schema);
  }

  private static byte[] withSchema(int id, byte[] rest) {
    return ByteBuffer.allocate(5 + rest.length).put((byte) 0).putInt(id).put(rest).array();
  }
}
