package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.schemas.topics.Topics;
import se.samla.standalone.platform.PlatformException;
import se.samla.standalone.repairing.Backlog;
import se.samla.standalone.repairing.DeadLetters;

/**
 * PostgreSQL, Kafka by SASL_SSL, the registry, and the services themselves: all over TLS and with
 * passwords, by configuration alone.
 */
@OwnPlatform
class TlsE2E {
  private static final String FILE = "place_id;name;latitude;longitude\nen;Enbadet;59,51;18,07\n";
  private static SSLContext trustedBefore;
  private static SecuredParts parts;

  @BeforeAll
  static void startParts() throws Exception {
    parts = SecuredParts.start(Files.createTempDirectory("samla-tls-"));
    trustedBefore = SSLContext.getDefault();
    SSLContext.setDefault(parts.certificate().context());
  }

  @AfterAll
  static void stopParts() {
    SSLContext.setDefault(trustedBefore);
    parts.close();
  }

  @Test
  void aFileGoesItsWholeWayThroughPartsThatAskForTlsAndPasswords() throws Exception {
    assertThat(SecuredPlatform.initialise(parts.variables(Certificate.PASSWORD)))
        .satisfies(end -> assertThat(end.code()).as(end.said()).isZero());
    var samla = SecuredPlatform.start(parts).samla();
    try (var receiver = Receiver.start()) {
      samla.notification().subscribe(receiver.url(), "badplatser");
      var publisher = samla.ingest().municipality("1273", "badplatser");

      var upload = samla.ingest().upload(publisher, "badplatser", "text/csv", FILE);

      assertThat(upload.get("status").asString()).as(upload.toString()).isEqualTo("merged");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(receiver.requests()).isPositive());
    }
    eachServicePutsAsideWhatItCannotRead();
  }

  @Test
  void initIsRefusedWithoutThePasswordAndWithoutTls() {
    var wrong = SecuredPlatform.initialise(parts.variables("not-the-password"));
    assertThat(wrong.code()).isNotZero();
    assertThat(wrong.said()).contains("SaslAuthenticationException");

    var open = new HashMap<>(parts.variables(Certificate.PASSWORD));
    open.keySet().removeAll(parts.kafkaVariables("").keySet());
    open.put("SPRING_KAFKA_PROPERTIES_DEFAULT_API_TIMEOUT_MS", "2000");
    open.put("SPRING_KAFKA_PROPERTIES_REQUEST_TIMEOUT_MS", "1000");
    assertThat(SecuredPlatform.initialise(open).code()).isNotZero();
  }

  @Test
  void theToolForDeadLettersIsRefusedWithoutThePassword() {
    assertThatThrownBy(() -> new DeadLetters(kafka("not-the-password")).show("any", 1))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("SaslAuthenticationException");
  }

  /** Ingest, the catalog and notification each have a producer of their own for that. */
  private static void eachServicePutsAsideWhatItCannotRead() throws Exception {
    var topics = List.of(Topics.UPLOAD_RECEIVED, Topics.UPLOAD_VALIDATED, Topics.DATASET_CHANGED);
    var access = kafka(Certificate.PASSWORD);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(access.client(), bytes, bytes)) {
      for (var topic : topics) {
        producer.send(new ProducerRecord<>(topic, new byte[] {1, 2, 3})).get();
      }
    }
    var letters = new DeadLetters(access);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(letters.list())
                    .extracting(Backlog::topic)
                    .containsExactlyInAnyOrderElementsOf(topics));
  }

  private static KafkaAccess kafka(String password) {
    return KafkaAccess.of(parts.kafka().bootstrapServers(), parts.kafkaVariables(password));
  }
}
