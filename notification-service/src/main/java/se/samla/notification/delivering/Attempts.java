package se.samla.notification.delivering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samla.notification.feed.FeedPosition;
import se.samla.notification.subscribing.Paging;

/** Every attempt, as its subscriber may look it up for 30 days. */
@Repository
class Attempts {
  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records attempts, all in one statement. */
  void add(List<AttemptRecord> all) {
    jdbc.sql(
            """
            INSERT INTO attempt (subscription, stream, webhook_id, attempt, started_at, duration_ms,
              outcome, status, response_head, position_from, position_to, next_attempt_at)
            SELECT s, st, w, n, at, d, o, c, h, f::feed_position, t::feed_position, next
            FROM unnest(:subscriptions::uuid[], :streams::text[], :webhooks::text[],
                :attempts::integer[], :started::timestamptz[], :durations::integer[],
                :outcomes::text[], :statuses::integer[], :heads::text[], :froms::text[],
                :tos::text[], :nexts::timestamptz[])
              AS a (s, st, w, n, at, d, o, c, h, f, t, next)
            """)
        .param("subscriptions", texts(all, a -> a.subscription().toString()))
        .param("streams", texts(all, AttemptRecord::dataset))
        .param("webhooks", texts(all, AttemptRecord::webhookId))
        .param("attempts", numbers(all, AttemptRecord::attempt))
        .param("started", texts(all, a -> a.startedAt().toString()))
        .param("durations", numbers(all, AttemptRecord::durationMs))
        .param("outcomes", texts(all, AttemptRecord::outcome))
        .param("statuses", numbers(all, AttemptRecord::status))
        .param("heads", texts(all, AttemptRecord::responseHead))
        .param("froms", texts(all, a -> position(a.from())))
        .param("tos", texts(all, a -> position(a.to())))
        .param("nexts", texts(all, a -> text(a.nextAttemptAt())))
        .update();
  }

  /**
   * A subscription's attempts, newest first. Planned for what is asked: which index finds them
   * soonest depends on it.
   */
  @Transactional(readOnly = true)
  public List<AttemptRecord> of(UUID subscription, Query query) {
    jdbc.sql("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")
        .query(String.class)
        .single();
    return jdbc.sql(
            """
            SELECT id, subscription, stream, webhook_id, attempt, started_at, duration_ms, outcome,
              status, response_head, position_from::text, position_to::text, next_attempt_at
            FROM attempt
            WHERE subscription = :subscription
              AND (:before::bigint IS NULL OR id < :before::bigint)
              AND (:outcome::text IS NULL OR outcome = :outcome::text)
              AND (:since::timestamptz IS NULL OR started_at >= :since::timestamptz)
              AND (:until::timestamptz IS NULL OR started_at < :until::timestamptz)
            ORDER BY id DESC
            OFFSET :skipped LIMIT :limit
            """)
        .param("subscription", subscription)
        .param("before", query.cursor())
        .param("outcome", query.outcome())
        .param("since", offset(query.since()))
        .param("until", offset(query.until()))
        .param("skipped", query.paging().skipped())
        .param("limit", query.paging().size())
        .query(Attempts::attempt)
        .list();
  }

  private static AttemptRecord attempt(ResultSet row, int index) throws SQLException {
    return new AttemptRecord(
        row.getLong("id"),
        row.getObject("subscription", UUID.class),
        row.getString("stream"),
        row.getString("webhook_id"),
        row.getInt("attempt"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getInt("duration_ms"),
        row.getString("outcome"),
        row.getObject("status", Integer.class),
        row.getString("response_head"),
        FeedPosition.parse(row.getString("position_from")).toString(),
        FeedPosition.parse(row.getString("position_to")).toString(),
        instant(row.getObject("next_attempt_at", OffsetDateTime.class)));
  }

  private static String position(String cursor) {
    return "(" + cursor.replace('.', ',') + ")";
  }

  private static @Nullable String[] texts(
      List<AttemptRecord> all, Function<AttemptRecord, @Nullable String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }

  private static @Nullable Integer[] numbers(
      List<AttemptRecord> all, Function<AttemptRecord, @Nullable Integer> number) {
    return all.stream().map(number).toArray(Integer[]::new);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /**
   * @param cursor the id of the attempt the page before ended with
   */
  record Query(
      @Nullable String outcome,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable Long cursor,
      Paging paging) {}
}
