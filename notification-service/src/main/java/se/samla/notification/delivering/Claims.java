package se.samla.notification.delivering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.notification.feed.FeedPosition;
import se.samla.notification.subscribing.FilterJson;
import se.samla.schemas.changes.Cursor;

/**
 * Due cursors, taken under a lease. The database's clock decides, so that services' need not agree.
 */
@Repository
class Claims {
  private final JdbcClient jdbc;

  Claims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes due cursors nobody else holds, those that wait longest first. */
  List<Claim> take(int limit, Duration lease) {
    return jdbc.sql(
            """
            WITH due AS (
              SELECT subscription, stream
              FROM delivery_cursor
              WHERE last_match > delivered AND next_attempt_at <= now()
                AND (lease_until IS NULL OR lease_until < now())
              ORDER BY next_attempt_at
              LIMIT :limit
              FOR UPDATE SKIP LOCKED)
            UPDATE delivery_cursor k
            SET lease_until = now() + make_interval(secs => :lease), token = k.token + 1
            FROM due JOIN subscription s ON s.id = due.subscription
            WHERE k.subscription = due.subscription AND k.stream = due.stream
            RETURNING k.subscription, k.stream, k.token, k.delivered::text, k.last_match::text,
              k.batch_id, k.batch_to::text, k.batch_filter, k.batch_payload, k.batch_more, k.batch_at,
              k.attempts, k.refusals, s.url, s.filter, s.payload, s.on_poison, s.secret,
              CASE WHEN s.previous_until > now() THEN s.previous_secret END AS previous_secret
            """)
        .param("limit", limit)
        .param("lease", lease.toMillis() / 1_000.0)
        .query(Claims::claim)
        .list();
  }

  /**
   * Fixes a batch before its first attempt.
   *
   * @return whether the lease still holds
   */
  boolean fix(Claim claim, Batch batch) {
    return jdbc.sql(
                """
                UPDATE delivery_cursor
                SET batch_id = :id, batch_to = :to::feed_position, batch_filter = :filter::jsonb,
                    batch_payload = :payload, batch_more = :more, batch_at = :at,
                    attempts = 0, refusals = 0
                WHERE subscription = :subscription AND stream = :stream AND token = :token
                  AND batch_id IS NULL AND delivered = :from::feed_position
                """)
            .param("id", batch.id())
            .param("to", FeedPosition.of(batch.to()))
            .param("filter", FilterJson.of(batch.filter()))
            .param("payload", batch.payload())
            .param("more", batch.more())
            .param("at", batch.at().atOffset(ZoneOffset.UTC))
            .param("subscription", claim.subscription())
            .param("stream", claim.stream())
            .param("token", claim.token())
            .param("from", FeedPosition.of(claim.delivered()))
            .update()
        == 1;
  }

  /** Steps over a range in which nothing matched, without a request. */
  void skip(Claim claim, Cursor to) {
    jdbc.sql(
            """
            UPDATE delivery_cursor SET delivered = :to::feed_position, lease_until = NULL
            WHERE subscription = :subscription AND stream = :stream AND token = :token
              AND batch_id IS NULL AND delivered = :from::feed_position
            """)
        .param("to", FeedPosition.of(to))
        .param("subscription", claim.subscription())
        .param("stream", claim.stream())
        .param("token", claim.token())
        .param("from", FeedPosition.of(claim.delivered()))
        .update();
  }

  /** Gives a cursor back untouched, to be looked at later. */
  void postpone(Claim claim, Duration pause) {
    jdbc.sql(
            """
            UPDATE delivery_cursor
            SET lease_until = NULL,
                next_attempt_at = CASE WHEN next_attempt_at IS NOT NULL
                  THEN now() + make_interval(secs => :pause) END
            WHERE subscription = :subscription AND stream = :stream AND token = :token
            """)
        .param("pause", pause.toMillis() / 1_000.0)
        .param("subscription", claim.subscription())
        .param("stream", claim.stream())
        .param("token", claim.token())
        .update();
  }

  private static Claim claim(ResultSet row, int index) throws SQLException {
    return new Claim(
        row.getObject("subscription", UUID.class),
        row.getString("stream"),
        row.getLong("token"),
        FeedPosition.parse(row.getString("delivered")),
        FeedPosition.parse(row.getString("last_match")),
        batch(row),
        row.getInt("attempts"),
        row.getInt("refusals"),
        target(row));
  }

  private static @Nullable Batch batch(ResultSet row) throws SQLException {
    var id = row.getString("batch_id");
    return id == null
        ? null
        : new Batch(
            id,
            FeedPosition.parse(row.getString("batch_to")),
            FilterJson.parse(row.getString("batch_filter")),
            row.getString("batch_payload"),
            row.getBoolean("batch_more"),
            row.getObject("batch_at", OffsetDateTime.class).toInstant());
  }

  private static Claim.Target target(ResultSet row) throws SQLException {
    return new Claim.Target(
        row.getString("url"),
        FilterJson.parse(row.getString("filter")),
        row.getString("payload"),
        row.getString("on_poison"),
        row.getString("secret"),
        row.getString("previous_secret"));
  }
}
