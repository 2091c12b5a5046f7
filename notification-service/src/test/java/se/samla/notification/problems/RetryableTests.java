package se.samla.notification.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
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
        new TimeoutException("broker away"),
        new CommitFailedException("the group went on"));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageIsRetriedHoweverDeepItLies(RuntimeException outage) {
    assertThat(Retryable.is(outage)).isTrue();
    assertThat(Retryable.is(new MessagingException("in the listener", outage))).isTrue();
  }

  /** As a pool says that a connection is closed, and as the server says that it is ending. */
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"08006", "08001", "53300", "53100", "57P01", "57P03", "58030", "40001", "55P03"})
  void aDatabaseThatIsAwayIsAnOutageWhateverTheExceptionAroundIt(@Nullable String state) {
    var failure = new SQLException("Connection is closed", state);
    assertThat(Retryable.is(new UncategorizedSQLException("insert", "insert …", failure))).isTrue();
    assertThat(Retryable.is(new IllegalStateException("while copying", failure))).isTrue();
  }

  @Test
  void poisonIsNot() {
    var refused = new SQLException("value too long", "22001");
    assertThat(Retryable.is(new UncategorizedSQLException("x", "insert …", refused))).isFalse();
    assertThat(Retryable.is(new UndecodableMessageException("magic 1", null))).isFalse();
    assertThat(Retryable.is(new DataIntegrityViolationException("too long"))).isFalse();
  }
}
