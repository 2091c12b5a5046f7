package se.samla.ingest.messaging;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import se.samla.schemas.registry.SchemaRegistryUnavailableException;

/** Which errors say "later" and not "never". Everything that is not listed is never. */
final class Retryable {
  private static final List<Class<? extends Exception>> TYPES =
      List.of(
          SchemaRegistryUnavailableException.class,
          KafkaAwayException.class,
          RetriableException.class,
          TransientDataAccessException.class,
          RecoverableDataAccessException.class,
          DataAccessResourceFailureException.class,
          // also when a connection is lost and the rollback fails in its turn
          TransactionException.class);

  private Retryable() {}

  static boolean is(Throwable error) {
    return causesOf(error).anyMatch(e -> TYPES.stream().anyMatch(type -> type.isInstance(e)));
  }

  static Throwable rootOf(Throwable error) {
    return causesOf(error).reduce((_, last) -> last).orElse(error);
  }

  private static Stream<Throwable> causesOf(Throwable error) {
    return Stream.iterate(error, e -> e != null, Throwable::getCause);
  }
}
