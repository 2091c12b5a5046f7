package se.samla.notification.problems;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import se.samla.schemas.registry.SchemaRegistryUnavailableException;

/** The causes that time heals. Everything else is the message's own fault. */
public final class Retryable {
  private static final List<Class<? extends Exception>> CAUSES =
      List.of(
          SchemaRegistryUnavailableException.class,
          TransientDataAccessException.class,
          RecoverableDataAccessException.class,
          DataAccessResourceFailureException.class, // also when no connection is to be had
          TransactionException.class,
          RetriableException.class,
          // the group went on without this consumer: what it has done comes again, to it or another
          CommitFailedException.class);

  /**
   * Of PostgreSQL: connection, resources (disk full, too many clients), intervention of an operator
   * (shutdown, start), its own system, rolled back for others, lock not to be had, read-only
   * standby.
   */
  private static final Pattern OUTAGE = Pattern.compile("(08|53|57|58|40)...|55P03|25006");

  private Retryable() {}

  /** Whether the failure, or one that caused it, is such. */
  public static boolean is(Throwable failure) {
    return Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause)
        .limit(20)
        .anyMatch(
            cause ->
                CAUSES.stream().anyMatch(type -> type.isInstance(cause))
                    || (cause instanceof SQLException failed && isOutage(failed.getSQLState())));
  }

  /** Who finds its connection closed already is told no state: the database has not answered. */
  private static boolean isOutage(@Nullable String state) {
    return state == null || OUTAGE.matcher(state).matches();
  }
}
