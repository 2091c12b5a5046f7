package se.samla.notification.delivering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import se.samla.notification.feed.FeedPosition;
import se.samla.notification.subscribing.FilterJson;

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
  private final CursorLocks locks;
  private final double lease;

  CursorMoves(JdbcClient jdbc, CursorLocks locks, DeliverySettings settings) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.lease = settings.lease().toMillis() / 1_000.0;
  }

  /**
   * Moves many cursors in one statement: those whose batch arrived to its end, and on to the batch
   * that follows where the subscription is what it was; the others to their next attempt. What a
   * crash of the database could lose before it is on disk is a batch that comes again under its id;
   * one that is fixed may not be lost, and waits for the disk.
   *
   * @return what became of the attempts that still counted
   */
  Map<Try, Settled> move(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return Map.of();
    }
    var claims = attempts.stream().map(Attempt::claim).toList();
    var goesOn = attempts.stream().anyMatch(a -> a.following() != null);
    if (goesOn) {
      locks.lock(claims); // first, so that what is read of the subscription is not older
    } else {
      locks.lockSeveral(claims);
    }
    return moveAll(attempts, goesOn);
  }

  private Map<Try, Settled> moveAll(List<Attempt> attempts, boolean waits) {
    var settled = new HashMap<Try, Settled>();
    jdbc.sql(
            """
            WITH lazily AS MATERIALIZED (
              SELECT set_config('synchronous_commit',
                CASE WHEN :waits THEN current_setting('synchronous_commit') ELSE 'off' END, true))
            UPDATE delivery_cursor k
            SET delivered = CASE WHEN arrived THEN batch_to ELSE delivered END,
                batch_id = CASE WHEN goes_on THEN n_id WHEN arrived THEN NULL ELSE batch_id END,
                batch_to = CASE WHEN goes_on THEN n_to::feed_position ELSE batch_to END,
                batch_filter = CASE WHEN goes_on THEN n_filter::jsonb ELSE batch_filter END,
                batch_payload = CASE WHEN goes_on THEN n_payload ELSE batch_payload END,
                batch_more = CASE WHEN goes_on THEN n_more ELSE batch_more END,
                batch_at = CASE WHEN goes_on THEN n_at ELSE batch_at END,
                attempts = CASE WHEN arrived THEN 0 ELSE attempts + 1 END,
                refusals = CASE WHEN arrived THEN 0 ELSE refusals + refused END,
                lease_until = CASE WHEN goes_on THEN now() + make_interval(secs => :lease) END,
                next_attempt_at = CASE WHEN next_attempt_at IS NOT NULL AND NOT goes_on
                  THEN now() + make_interval(secs => pause) ELSE next_attempt_at END
            FROM (
              SELECT a.*, n_id IS NOT NULL AND o.revision = a.seen AND o.status = 'active' AS goes_on
              FROM unnest(:subscriptions::uuid[], :streams::text[], :tokens::bigint[],
                  :batches::text[], :arrived::boolean[], :refused::integer[],
                  :pauses::double precision[], :revisions::bigint[], :ids::text[], :tos::text[],
                  :filters::text[], :payloads::text[], :mores::boolean[], :ats::timestamptz[])
                AS a (s, st, t, batch, arrived, refused, pause, seen,
                  n_id, n_to, n_filter, n_payload, n_more, n_at)
              JOIN subscription o ON o.id = a.s) a, lazily
            WHERE k.subscription = a.s AND k.stream = a.st AND k.token = a.t AND k.batch_id = a.batch
            RETURNING a.batch, a.t, a.goes_on, k.due AND k.next_attempt_at <= now() AS due
            """)
        .params(columns(attempts))
        .param("lease", lease)
        .param("waits", waits)
        .query(
            row -> {
              settled.put(new Try(row.getString("batch"), row.getLong("t")), settled(row));
            });
    return settled;
  }

  private static Settled settled(ResultSet row) throws SQLException {
    if (row.getBoolean("goes_on")) {
      return Settled.WENT_ON;
    }
    return row.getBoolean("due") ? Settled.LEFT_MORE : Settled.COUNTED;
  }

  private static Map<String, Object[]> columns(List<Attempt> attempts) {
    var columns = new HashMap<String, Object[]>();
    columns.put("subscriptions", texts(attempts, a -> a.claim().subscription().toString()));
    columns.put("streams", texts(attempts, a -> a.claim().stream()));
    columns.put("tokens", attempts.stream().map(a -> a.claim().token()).toArray(Long[]::new));
    columns.put("batches", texts(attempts, Attempt::batchId));
    columns.put("arrived", attempts.stream().map(CursorMoves::arrived).toArray(Boolean[]::new));
    columns.put("refused", attempts.stream().map(CursorMoves::refused).toArray(Integer[]::new));
    columns.put("pauses", attempts.stream().map(CursorMoves::pause).toArray(Double[]::new));
    columns.put(
        "revisions",
        attempts.stream().map(a -> a.claim().target().revision()).toArray(Long[]::new));
    var next = attempts.stream().map(Attempt::followingBatch).toList();
    columns.put("ids", ofNext(next, Batch::id));
    columns.put("tos", ofNext(next, b -> FeedPosition.of(b.to())));
    columns.put("filters", ofNext(next, b -> FilterJson.of(b.filter())));
    columns.put("payloads", ofNext(next, Batch::payload));
    columns.put(
        "mores", next.stream().map(b -> b == null ? null : b.more()).toArray(Boolean[]::new));
    columns.put("ats", ofNext(next, b -> b.at().toString()));
    return columns;
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

  private static String[] texts(List<Attempt> attempts, Function<Attempt, String> text) {
    return attempts.stream().map(text).toArray(String[]::new);
  }

  private static @Nullable String[] ofNext(
      List<@Nullable Batch> next, Function<Batch, String> text) {
    return next.stream().map(b -> b == null ? null : text.apply(b)).toArray(String[]::new);
  }

  private StatementSpec mine(String sql, Attempt attempt) {
    return jdbc.sql(sql)
        .param("subscription", attempt.claim().subscription())
        .param("stream", attempt.claim().stream())
        .param("token", attempt.claim().token())
        .param("batch", attempt.batchId());
  }
}
