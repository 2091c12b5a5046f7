package se.samla.notification.delivering;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Moves a cursor after an attempt, each in one statement that the lease's token and the batch's id
 * guard. The methods tell whether the attempt still counted.
 */
@Repository
class CursorMoves {
  /** The lease is still ours, and nobody has set the cursor elsewhere. */
  static final String MINE =
      " subscription = :subscription AND stream = :stream AND token = :token AND batch_id = :batch"
          + " ";

  private final JdbcClient jdbc;

  CursorMoves(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean advance(Attempt attempt) {
    return mine(
                """
                UPDATE delivery_cursor
                SET delivered = batch_to, batch_id = NULL, attempts = 0, refusals = 0,
                    lease_until = NULL,
                    next_attempt_at = CASE WHEN next_attempt_at IS NOT NULL THEN now() END
                WHERE
                """
                    + MINE,
                attempt)
            .update()
        == 1;
  }

  boolean retry(Attempt attempt, Duration pause) {
    return mine(
                """
                UPDATE delivery_cursor
                SET attempts = attempts + 1, refusals = refusals + :refusals, lease_until = NULL,
                    next_attempt_at = CASE WHEN next_attempt_at IS NOT NULL
                      THEN now() + make_interval(secs => :pause) END
                WHERE
                """
                    + MINE,
                attempt)
            .param("refusals", attempt.reply().outcome().isRefusal() ? 1 : 0)
            .param("pause", pause.toMillis() / 1_000.0)
            .update()
        == 1;
  }

  /** Keeps the range of a batch that nobody will send again. */
  boolean giveUp(Attempt attempt) {
    return mine(
                """
                INSERT INTO dead_letter
                SELECT subscription, stream, batch_id, delivered, batch_to, batch_filter, now()
                FROM delivery_cursor
                WHERE
                """
                    + MINE,
                attempt)
            .update()
        == 1;
  }

  /** Gives the lease back although the attempt does not count. */
  void release(Claim claim) {
    jdbc.sql(
            """
            UPDATE delivery_cursor SET lease_until = NULL
            WHERE subscription = :subscription AND stream = :stream AND token = :token
            """)
        .param("subscription", claim.subscription())
        .param("stream", claim.stream())
        .param("token", claim.token())
        .update();
  }

  private StatementSpec mine(String sql, Attempt attempt) {
    return jdbc.sql(sql)
        .param("subscription", attempt.claim().subscription())
        .param("stream", attempt.claim().stream())
        .param("token", attempt.claim().token())
        .param("batch", attempt.batchId());
  }
}
