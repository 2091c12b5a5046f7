package se.samla.standalone.repairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LettersTests {
  private final ConsumerRecord<byte[], byte[]> letter =
      new ConsumerRecord<>("a.dlq", 0, 7, new byte[0], new byte[0]);

  @Test
  void readsWhatIngestAndTheCatalogWrite() {
    with("samla_dlq_cause", "se.samla.X");
    with("samla_dlq_message", "schema id: 9\n at");
    with("samla_dlq_partition", "12");

    assertThat(Letters.view(letter, true).cause()).isEqualTo("schema id: 9");
    assertThat(Letters.partitionBefore(letter)).isEqualTo(12);
    assertThat(letter.headers()).allMatch(Letters::isCause);
  }

  @Test
  void readsWhatNotificationWrites() {
    with("kafka_dlt-exception-message", "not decodable");
    var partition = ByteBuffer.allocate(Integer.BYTES).putInt(3).array();
    letter.headers().add("kafka_dlt-original-partition", partition);

    assertThat(Letters.view(letter, true).cause()).isEqualTo("not decodable");
    assertThat(Letters.partitionBefore(letter)).isEqualTo(3);
  }

  @Test
  void namesTheErrorThatSaysNothingOfItself() {
    with("samla_dlq_message", "");
    with("samla_dlq_cause", "java.lang.NullPointerException");

    assertThat(Letters.view(letter, true).cause()).isEqualTo("java.lang.NullPointerException");
  }

  private void with(String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
