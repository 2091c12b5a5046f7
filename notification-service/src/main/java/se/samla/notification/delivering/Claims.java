package se.samla.notification.delivering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.notification.feed.FeedPosition;
import se.samla.notification.subscribing.FilterJson;
import se.samla.schemas.changes.Cursor;

/**
 * Due cursors, taken under a lease. The database's clock decides, so that services' need not agree.
 */
@Repository
class Claims {
  private final JdbcClient jdbc;
  private final Duration lease;
  private final CursorLocks locks;
  private final TransactionOperations transaction;
  private final Together<Fix, Boolean> fixing;
  private final Together<Pause, Boolean> postponing;

  Claims(
      JdbcClient jdbc,
      CursorLocks locks,
      TransactionOperations transaction,
      DeliverySettings settings) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.transaction = transaction;
    this.lease = settings.lease();
    this.fixing =
        new Together<>(all -> Objects.requireNonNull(transaction.execute(_ -> fixAll(all))));
    this.postponing = new Together<>(this::postponeAll);
  }

  /**
   * Takes due cursors nobody else holds, those that wait longest first. The commit does not wait
   * for the disk: a lease that a crash of the database loses is one that nobody has.
   */
  List<Claim> take(int limit) {
    return Objects.requireNonNull(transaction.execute(_ -> lease(lockDue(limit))));
  }

  private List<Key> lockDue(int limit) {
    return jdbc.sql(
            """
            WITH lazily AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
            SELECT subscription, stream
            FROM delivery_cursor, lazily
            WHERE due AND next_attempt_at <= now() AND (lease_until IS NULL OR lease_until < now())
            ORDER BY next_attempt_at
            LIMIT :limit
            FOR NO KEY UPDATE OF delivery_cursor SKIP LOCKED
            """)
        .param("limit", limit)
        .query((row, _) -> new Key(row.getString("subscription"), row.getString("stream")))
        .list();
  }

  private List<Claim> lease(List<Key> due) {
    return due.isEmpty() ? List.of() : leaseAll(due);
  }

  private List<Claim> leaseAll(List<Key> due) {
    return jdbc.sql(
            """
            UPDATE delivery_cursor k
            SET lease_until = now() + make_interval(secs => :lease), token = k.token + 1
            FROM unnest(:subscriptions::uuid[], :streams::text[]) AS due (s, st)
            JOIN subscription s ON s.id = due.s
            WHERE k.subscription = due.s AND k.stream = due.st
            RETURNING k.subscription, k.stream, k.token, k.delivered::text, k.last_match::text,
              k.batch_id, k.batch_to::text, k.batch_filter, k.batch_payload, k.batch_more, k.batch_at,
              k.attempts, k.refusals, s.subscriber, s.url, s.filter, s.payload, s.on_poison, s.secret, s.revision,
              CASE WHEN s.previous_until > now() THEN s.previous_secret END AS previous_secret
            """)
        .param("lease", lease.toMillis() / 1_000.0)
        .param("subscriptions", due.stream().map(Key::subscription).toArray(String[]::new))
        .param("streams", due.stream().map(Key::stream).toArray(String[]::new))
        .query(Claims::claim)
        .list();
  }

  /**
   * Fixes a batch before its first attempt, and begins the lease anew: what it took to read the
   * batch is no part of the request.
   *
   * @return whether the lease still holds
   */
  boolean fix(Claim claim, Batch batch) {
    return fixing.join(new Fix(claim, batch));
  }

  private List<Boolean> fixAll(List<Fix> fixes) {
    locks.lockSeveral(fixes.stream().map(Fix::claim).toList());
    var fixed =
        new HashSet<>(
            jdbc.sql(
                    """
                    UPDATE delivery_cursor k
                    SET batch_id = b_id, batch_to = b_to::feed_position, batch_filter = b_filter::jsonb,
                        batch_payload = b_payload, batch_more = b_more, batch_at = b_at,
                        attempts = 0, refusals = 0,
                        lease_until = now() + make_interval(secs => :lease)
                    FROM unnest(:subscriptions::uuid[], :streams::text[], :tokens::bigint[],
                        :froms::text[], :ids::text[], :tos::text[], :filters::text[],
                        :payloads::text[], :mores::boolean[], :ats::timestamptz[])
                      AS f (s, st, t, b_from, b_id, b_to, b_filter, b_payload, b_more, b_at)
                    WHERE k.subscription = f.s AND k.stream = f.st AND k.token = f.t
                      AND k.batch_id IS NULL AND k.delivered = f.b_from::feed_position
                    RETURNING k.batch_id
                    """)
                .param("subscriptions", texts(fixes, f -> f.claim().subscription().toString()))
                .param("streams", texts(fixes, f -> f.claim().stream()))
                .param("tokens", fixes.stream().map(f -> f.claim().token()).toArray(Long[]::new))
                .param("froms", texts(fixes, f -> FeedPosition.of(f.claim().delivered())))
                .param("ids", texts(fixes, f -> f.batch().id()))
                .param("tos", texts(fixes, f -> FeedPosition.of(f.batch().to())))
                .param("filters", texts(fixes, f -> FilterJson.of(f.batch().filter())))
                .param("payloads", texts(fixes, f -> f.batch().payload()))
                .param("mores", fixes.stream().map(f -> f.batch().more()).toArray(Boolean[]::new))
                .param("ats", texts(fixes, f -> f.batch().at().toString()))
                .param("lease", lease.toMillis() / 1_000.0)
                .query(String.class)
                .list());
    return fixes.stream().map(f -> fixed.contains(f.batch().id())).toList();
  }

  /**
   * Begins the lease anew before a batch is sent again.
   *
   * @return whether it still holds
   */
  boolean renew(Claim claim) {
    return jdbc.sql(
                """
                UPDATE delivery_cursor SET lease_until = now() + make_interval(secs => :lease)
                WHERE subscription = :subscription AND stream = :stream AND token = :token
                """)
            .param("lease", lease.toMillis() / 1_000.0)
            .param("subscription", claim.subscription())
            .param("stream", claim.stream())
            .param("token", claim.token())
            .update()
        == 1;
  }

  /** Nothing is there to be sent: the cursor is idle until something matches. */
  void rest(Claim claim) {
    jdbc.sql(
            """
            UPDATE delivery_cursor
            SET lease_until = NULL,
                last_match = CASE WHEN last_match = :seen::feed_position AND batch_id IS NULL
                  THEN delivered ELSE last_match END
            WHERE subscription = :subscription AND stream = :stream AND token = :token
            """)
        .param("seen", FeedPosition.of(claim.lastMatch()))
        .param("subscription", claim.subscription())
        .param("stream", claim.stream())
        .param("token", claim.token())
        .update();
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

  /**
   * Gives a cursor back untouched, to be looked at later; together with others who do, for a
   * subscriber at its limits may have a thousand. The commit waits for no disk: what a crash of the
   * database loses is a pause.
   */
  void postpone(Claim claim, Duration pause) {
    postponing.join(new Pause(claim, pause));
  }

  private List<Boolean> postponeAll(List<Pause> pauses) {
    transaction.executeWithoutResult(_ -> lockAndPostpone(pauses));
    return Collections.nCopies(pauses.size(), true);
  }

  private void lockAndPostpone(List<Pause> pauses) {
    var claims = pauses.stream().map(Pause::claim).toList();
    locks.lockSeveral(claims);
    jdbc.sql(
            """
            WITH lazily AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
            UPDATE delivery_cursor k
            SET lease_until = NULL,
                next_attempt_at = CASE WHEN next_attempt_at IS NOT NULL
                  THEN now() + make_interval(secs => pause) END
            FROM unnest(:subscriptions::uuid[], :streams::text[], :tokens::bigint[],
                :pauses::double precision[]) AS p (s, st, t, pause), lazily
            WHERE k.subscription = p.s AND k.stream = p.st AND k.token = p.t
            """)
        .param(
            "subscriptions",
            claims.stream().map(c -> c.subscription().toString()).toArray(String[]::new))
        .param("streams", claims.stream().map(Claim::stream).toArray(String[]::new))
        .param("tokens", claims.stream().map(Claim::token).toArray(Long[]::new))
        .param("pauses", pauses.stream().map(Pause::seconds).toArray(Double[]::new))
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
        row.getObject("subscriber", UUID.class),
        row.getString("url"),
        FilterJson.parse(row.getString("filter")),
        row.getString("payload"),
        row.getString("on_poison"),
        row.getLong("revision"),
        row.getString("secret"),
        row.getString("previous_secret"));
  }

  private static String[] texts(List<Fix> fixes, Function<Fix, String> text) {
    return fixes.stream().map(text).toArray(String[]::new);
  }

  private record Key(String subscription, String stream) {}

  private record Fix(Claim claim, Batch batch) {}

  private record Pause(Claim claim, Duration time) {
    double seconds() {
      return time.toMillis() / 1_000.0;
    }
  }
}
