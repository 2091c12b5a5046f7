package se.samla.notification.copying;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgets changes and attempts when their time is over; older changes are the catalog's to tell.
 */
@Component
class Retention {
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final double seconds;

  Retention(
      JdbcClient jdbc,
      TransactionOperations transaction,
      @Value("${samla.notification.retention}") Duration retention) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.seconds = retention.toSeconds();
  }

  @Scheduled(fixedDelayString = "${samla.notification.retention-poll}")
  void forget() {
    transaction.executeWithoutResult(_ -> forgetChanges());
    forget("attempt", "started_at");
    forget("dead_letter", "given_up_at");
  }

  private void forget(String table, String time) {
    jdbc.sql("DELETE FROM " + table + " WHERE " + time + " < now() - make_interval(secs => :age)")
        .param("age", seconds)
        .update();
  }

  /** Only what is whole goes, oldest first, so that the copy stays without gaps. */
  private void forgetChanges() {
    jdbc.sql(
            """
            WITH old AS (
              DELETE FROM change_set c USING feed f
              WHERE f.stream = c.stream AND c.committed_at < now() - make_interval(secs => :age)
                AND (c.epoch, c.number) < ((f.complete).epoch, (f.complete).change_set)
              RETURNING c.stream, c.epoch, c.number)
            DELETE FROM change USING old
            WHERE change.stream = old.stream AND change.epoch = old.epoch
              AND change.change_set = old.number
            """)
        .param("age", seconds)
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
