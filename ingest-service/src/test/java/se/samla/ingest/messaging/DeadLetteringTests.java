package se.samla.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import se.samla.schemas.wire.UndecodableMessageException;

/** The handler as the container calls it, not only the list it asks (FAILURES 4, 25). */
class DeadLetteringTests {
  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final DeadLettering deadLettering = new DeadLettering(kafka, new SimpleMeterRegistry());

  @Test
  void whatWaitingCanHealIsTriedAgain() {
    assertThat(isDoneWith(new DataAccessResourceFailureException("away"))).isFalse();
    assertThat(kafka.history()).isEmpty();
  }

  @Test
  void whatNobodyCanReadIsADeadLetterAtOnce() {
    assertThat(isDoneWith(new UndecodableMessageException("magic 1", null))).isTrue();
    assertThat(kafka.history()).hasSize(1);
  }

  private boolean isDoneWith(RuntimeException failure) {
    return deadLettering
        .errorHandler()
        .handleOne(
            new ListenerExecutionFailedException("in the listener", failure),
            new ConsumerRecord<>("topic", 0, 0, "key", new byte[0]),
            new MockConsumer<>("earliest"),
            container());
  }

  private static ConcurrentMessageListenerContainer<?, ?> container() {
    return new ConcurrentMessageListenerContainer<>(
        new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("topic"));
  }
}
