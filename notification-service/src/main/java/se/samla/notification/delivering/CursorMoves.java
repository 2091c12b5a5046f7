package se.samla.notification.delivering;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Moves cursors after attempts, guarded by the lease's token and the batch's id. The methods tell
 * which attempts still counted.
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

  /**
   * Moves many cursors in one statement: those whose batch arrived to its end, the others to their
   * next attempt. Rows are locked in the order of their keys, as everywhere. The commit does not
   * wait for the disk: what a crash of the database loses is a batch that comes again under its id.
   *
   * @return the batches that still counted
   */
  Set<String> move(List<Attempt> attempts) {
    return attempts.isEmpty() ? Set.of() : moveAll(attempts);
  }

  private Set<String> moveAll(List<Attempt> attempts) {
    return new HashSet<>(
        jdbc.sql(
                """
                WITH lazily AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)),
                a AS MATERIALIZED (
                  SELECT k.subscription, k.stream, k.batch_id AS counted, a.*
                  FROM unnest(:subscriptions::uuid[], :streams::text[], :tokens::bigint[],
                      :batches::text[], :arrived::boolean[], :refused::integer[],
                      :pauses::double precision[])
                    AS a (s, st, t, batch, arrived, refused, pause)
                  JOIN delivery_cursor k ON k.subscription = a.s AND k.stream = a.st
                  WHERE k.token = a.t AND k.batch_id = a.batch
                  ORDER BY k.subscription, k.stream
                  FOR NO KEY UPDATE OF k)
                UPDATE delivery_cursor k
                SET delivered = CASE WHEN arrived THEN batch_to ELSE delivered END,
                    batch_id = CASE WHEN arrived THEN NULL ELSE batch_id END,
                    attempts = CASE WHEN arrived THEN 0 ELSE attempts + 1 END,
                    refusals = CASE WHEN arrived THEN 0 ELSE refusals + refused END,
                    lease_until = NULL,
                    next_attempt_at = CASE WHEN next_attempt_at IS NOT NULL
                      THEN now() + make_interval(secs => pause) END
                FROM a, lazily
                WHERE k.subscription = a.subscription AND k.stream = a.stream
                RETURNING a.counted
                """)
            .param("subscriptions", array(attempts, a -> a.claim().subscription().toString()))
            .param("streams", array(attempts, a -> a.claim().stream()))
            .param("tokens", attempts.stream().map(a -> a.claim().token()).toArray(Long[]::new))
            .param("batches", array(attempts, Attempt::batchId))
            .param("arrived", attempts.stream().map(CursorMoves::arrived).toArray(Boolean[]::new))
            .param("refused", attempts.stream().map(CursorMoves::refused).toArray(Integer[]::new))
            .param("pauses", attempts.stream().map(CursorMoves::pause).toArray(Double[]::new))
            .query(String.class)
            .list());
  }

  boolean advance(Attempt attempt) {
    return !move(List.of(attempt)).isEmpty();
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

  /** A batch that is given up is behind the cursor just as one that arrived. */
  private static boolean arrived(Attempt attempt) {
    return !(attempt.next() instanceof NextStep.Retry);
  }

  private static int refused(Attempt attempt) {
    return attempt.reply().outcome().isRefusal() ? 1 : 0;
  }

  private static double pause(Attempt attempt) {
    return attempt.next() instanceof NextStep.Retry(var pause) ? pause.toMillis() / 1_000.0 : 0;
  }

  private static String[] array(List<Attempt> attempts, Function<Attempt, String> text) {
    return attempts.stream().map(text).toArray(String[]::new);
  }

  private StatementSpec mine(String sql, Attempt attempt) {
    return jdbc.sql(sql)
        .param("subscription", attempt.claim().subscription())
        .param("stream", attempt.claim().stream())
        .param("token", attempt.claim().token())
        .param("batch", attempt.batchId());
  }
}
