package se.samla.notification.messaging;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import se.samla.schemas.registry.SchemaRegistryUnavailableException;

/** The causes that time heals. Everything else is the message's own fault. */
final class Retryable {
  private static final List<Class<? extends Exception>> CAUSES =
      List.of(
          SchemaRegistryUnavailableException.class,
          TransientDataAccessException.class,
          DataAccessResourceFailureException.class, // also when no connection is to be had
          CannotCreateTransactionException.class,
          TransactionSystemException.class,
          RetriableException.class);

  private Retryable() {}

  static boolean is(Throwable failure) {
    return Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause)
        .limit(20)
        .anyMatch(cause -> CAUSES.stream().anyMatch(type -> type.isInstance(cause)));
  }
}
