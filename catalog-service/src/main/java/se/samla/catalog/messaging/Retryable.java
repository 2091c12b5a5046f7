package se.samla.catalog.messaging;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import se.samla.schemas.registry.SchemaRegistryUnavailableException;

/** What waiting can heal: database, registry or broker away. Everything else is a dead letter. */
public final class Retryable {
  private static final List<Class<? extends Throwable>> TYPES =
      List.of(
          SchemaRegistryUnavailableException.class,
          TransientDataAccessException.class,
          RecoverableDataAccessException.class,
          DataAccessResourceFailureException.class,
          TransactionException.class,
          RetriableException.class);

  private Retryable() {}

  /** Whether the failure, or one that caused it, is such. */
  public static boolean is(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> TYPES.stream().anyMatch(type -> type.isInstance(cause)));
  }
}
