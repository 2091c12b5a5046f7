package se.samla.notification.delivering;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What deliveries mean for the subscription as a whole: it begins, or it ends. */
@Repository
class SubscriptionEnds {
  private final JdbcClient jdbc;

  SubscriptionEnds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Nobody else moves the subscription until the caller's transaction is over. */
  void lock(UUID subscription) {
    jdbc.sql("SELECT FROM subscription WHERE id = :id FOR NO KEY UPDATE")
        .param("id", subscription)
        .query((_, _) -> true)
        .list();
  }

  /** The URL has proven that it wants our events: the data may flow. */
  void activate(UUID subscription) {
    jdbc.sql(
            """
            WITH proven AS (
              UPDATE subscription SET status = 'active', proven_at = now(), reason = NULL
              WHERE id = :id AND status = 'pending'
              RETURNING id)
            UPDATE delivery_cursor SET next_attempt_at = now()
            FROM proven WHERE subscription = proven.id
            """)
        .param("id", subscription)
        .update();
  }

  /**
   * Holds every cursor of the subscription where it stands.
   *
   * @return whether the attempt still counted
   */
  boolean end(Attempt attempt, String status, String reason) {
    return change(attempt, status, reason) && hold(attempt.claim());
  }

  private boolean change(Attempt attempt, String status, String reason) {
    return jdbc.sql(
                """
                UPDATE subscription SET status = :status, reason = :reason
                WHERE id = :subscription AND EXISTS (SELECT FROM delivery_cursor WHERE\
                """
                    + CursorMoves.MINE
                    + ")")
            .param("status", status)
            .param("reason", reason)
            .param("subscription", attempt.claim().subscription())
            .param("stream", attempt.claim().stream())
            .param("token", attempt.claim().token())
            .param("batch", attempt.batchId())
            .update()
        == 1;
  }

  private boolean hold(Claim claim) {
    return jdbc.sql(
                """
                UPDATE delivery_cursor
                SET next_attempt_at = NULL,
                    lease_until = CASE WHEN stream <> :stream THEN lease_until END
                WHERE subscription = :subscription
                """)
            .param("subscription", claim.subscription())
            .param("stream", claim.stream())
            .update()
        > 0;
  }
}
