package se.samla.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samla.events.PublisherRegistered;
import se.samla.events.UploadAbandoned;
import se.samla.ingest.IngestFixture;
import se.samla.ingest.KafkaTopic;
import se.samla.schemas.topics.Topics;
import se.samla.schemas.wire.EventSerializer;

/** Messages that nobody can process (FAILURES 2, 3, and of 4 the poison). */
class PoisonIT extends IngestFixture {
  @ParameterizedTest
  @ValueSource(strings = {Topics.UPLOAD_RECEIVED, Topics.UPLOAD_RECEIVED_BULK})
  void messagesThatNobodyCanReadGoToTheDeadLettersOnceAndTheNextOneIsProcessed(String lane) {
    try (var received = new KafkaTopic(lane, PARTS, REGISTRY);
        var validated = new KafkaTopic(Topics.UPLOAD_VALIDATED_BULK, PARTS, REGISTRY);
        var dead = new KafkaTopic(Topics.deadLetters(lane), PARTS, REGISTRY)) {
      var key = "poison-" + UUID.randomUUID();
      var good = new UploadAbandoned(UUID.randomUUID(), "badplatser", "2120000001", "client-gone");
      corpus(good).forEach(poison -> received.put(key, poison));
      received.put(key, good);

      validated.await(UploadAbandoned.class, 1, e -> e.getUpload().equals(good.getUpload()));
      var letters = dead.awaitRaw(corpus(good).size(), r -> key.equals(r.key()));
      assertThat(letters).extracting(ConsumerRecord::value).containsExactlyElementsOf(corpus(good));
      assertThat(letters)
          .allSatisfy(
              r -> assertThat(r.headers().lastHeader("samla_dlq_message").value()).isNotEmpty());
    }
  }

  private static List<byte[]> corpus(UploadAbandoned good) {
    var serializer = new EventSerializer(REGISTRY);
    var bytes = serializer.serialize(Topics.UPLOAD_RECEIVED, good);
    var foreign =
        PublisherRegistered.newBuilder()
            .setOrganisationNumber("2120000001")
            .setName("X")
            .setDatasets(List.of())
            .setVersion(1)
            .build();
    return Arrays.asList(
        null,
        new byte[0],
        new byte[] {0},
        new byte[] {1, 0, 0, 0, 1, 2},
        ByteBuffer.allocate(9).put((byte) 0).putInt(999_999).array(),
        Arrays.copyOf(bytes, bytes.length - 3),
        serializer.serialize(Topics.PUBLISHER_REGISTERED, foreign));
  }
}
