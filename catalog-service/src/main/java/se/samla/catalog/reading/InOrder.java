package se.samla.catalog.reading;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads by an index in the order of the ids. Just after a large merge the planner takes the dataset
 * for empty, and would rather read and sort all of it.
 */
@Component
class InOrder {
  /** Of whoever else reads in the transaction too. */
  static final String SETTINGS =
      """
      SELECT count(set_config('enable_' || way, 'off', true))
      FROM unnest(ARRAY['sort', 'bitmapscan', 'seqscan']) way
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  InOrder(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** In a transaction of its own. */
  <T> T read(Supplier<T> query) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              jdbc.sql(SETTINGS).query(Long.class).single();
              return query.get();
            }));
  }
}
