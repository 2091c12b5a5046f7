package se.samla.catalog.relay;

import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets one instance relay at a time, whatever their number. The lock ends with the transaction, so
 * a crash frees it.
 */
@Component
class OneRelayer {
  static final int OUTBOX = -1;

  /** Tells Samla's relays from other users of advisory locks. */
  private static final int RELAYS = 0x5a31;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  OneRelayer(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Runs a step in a transaction, unless another instance is at it. What it forgets in a crash of
   * the database is sent once more, so its commit waits for no disk. What it asks is found by an
   * index at any place, so plans are made once for a connection and kept.
   *
   * @param relay a dataset's id, or {@link #OUTBOX}
   * @return what the step returned; false when it was not run
   */
  boolean run(int relay, BooleanSupplier step) {
    return Boolean.TRUE.equals(transactions.execute(_ -> tryLock(relay) && step.getAsBoolean()));
  }

  private boolean tryLock(int relay) {
    return jdbc.sql(
            """
            SELECT pg_try_advisory_xact_lock(:relays, :relay)
            FROM set_config('synchronous_commit', 'off', true) commits,
                 set_config('plan_cache_mode', 'force_generic_plan', true) plans
            """)
        .param("relays", RELAYS)
        .param("relay", relay)
        .query(Boolean.class)
        .single();
  }
}
