package se.samla.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.messaging.MessagingException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import se.samla.schemas.registry.SchemaRegistryUnavailableException;
import se.samla.schemas.wire.UndecodableMessageException;

/** An outage is no poison (FAILURES 4, 25). */
class RetryableTests {
  static Stream<RuntimeException> outages() {
    return Stream.of(
        new SchemaRegistryUnavailableException("away", null),
        new DataAccessResourceFailureException("away"),
        new CannotCreateTransactionException("away"),
        new TransactionSystemException("could not roll back: away"),
        new TimeoutException("broker away"));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageIsRetriedHoweverDeepItLies(RuntimeException outage) {
    assertThat(Retryable.is(outage)).isTrue();
    assertThat(Retryable.is(new MessagingException("in the listener", outage))).isTrue();
  }

  @Test
  void poisonIsNot() {
    assertThat(Retryable.is(new UndecodableMessageException("magic 1", null))).isFalse();
    assertThat(Retryable.is(new DataIntegrityViolationException("too long"))).isFalse();
  }
}
