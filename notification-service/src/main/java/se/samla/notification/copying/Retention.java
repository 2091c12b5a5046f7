package se.samla.notification.copying;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgets changes, attempts and old secrets when their time is over; older changes are the
 * catalog's to tell. The age stands in the statements: plans are made once for all values (see the
 * data source), and here the one value decides whether an index is worth it.
 */
@Component
class Retention {
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final String old;

  Retention(
      JdbcClient jdbc,
      TransactionOperations transaction,
      @Value("${samla.notification.retention}") Duration retention) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.old = "now() - make_interval(secs => " + retention.toSeconds() + ")";
  }

  @Scheduled(fixedDelayString = "${samla.notification.retention-poll}")
  void forget() {
    transaction.executeWithoutResult(_ -> forgetChanges());
    forget("attempt", "started_at");
    forget("dead_letter", "given_up_at");
    forgetSecrets();
  }

  /** Those that sign no more. */
  private void forgetSecrets() {
    jdbc.sql(
            """
            UPDATE subscription SET previous_secret = NULL, previous_until = NULL
            WHERE previous_until <= now()
            """)
        .update();
  }

  private void forget(String table, String time) {
    jdbc.sql("DELETE FROM " + table + " WHERE " + time + " < " + old).update();
  }

  /** Only what is whole goes, oldest first, so that the copy stays without gaps. */
  private void forgetChanges() {
    jdbc.sql(
            """
            WITH old AS (
              DELETE FROM change_set c USING feed f
              WHERE f.stream = c.stream AND c.committed_at < %s
                AND (c.epoch, c.number) < ((f.complete).epoch, (f.complete).change_set)
              RETURNING c.stream, c.epoch, c.number)
            DELETE FROM change USING old
            WHERE change.stream = old.stream AND change.epoch = old.epoch
              AND change.change_set = old.number
            """
                .formatted(old))
        .update();
    jdbc.sql(
            """
            UPDATE feed f SET first_set = oldest.number
            FROM (SELECT stream, epoch, min(number) AS number FROM change_set GROUP BY 1, 2) oldest
            WHERE oldest.stream = f.stream AND oldest.epoch = f.epoch AND f.first_set < oldest.number
            """)
        .update();
  }
}
