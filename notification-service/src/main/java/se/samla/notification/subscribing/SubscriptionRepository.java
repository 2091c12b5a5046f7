package se.samla.notification.subscribing;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The subscriptions as rows. */
@Repository
class SubscriptionRepository {
  private static final String SELECT =
      """
      SELECT id, url, datasets, events, filter, payload, on_poison, status, reason, proven_at, created_at
      FROM subscription
      """;

  private final JdbcClient jdbc;

  SubscriptionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Subscription subscription, UUID subscriber, String secret) {
    jdbc.sql(
            """
            INSERT INTO subscription
              (id, subscriber, url, datasets, events, filter, payload, on_poison, status, secret,
              created_at)
            VALUES (:id, :subscriber, :url, :datasets::text[], :events::text[], :filter::jsonb,
              :payload, :onPoison, :status, :secret, :at)
            """)
        .param("id", subscription.id())
        .param("subscriber", subscriber)
        .param("url", subscription.url().toString())
        .param("datasets", subscription.datasets().toArray(String[]::new))
        .param("events", subscription.events().stream().map(Events::word).toArray(String[]::new))
        .param("filter", FilterJson.of(subscription.filter()))
        .param("payload", subscription.payload())
        .param("onPoison", subscription.onPoison())
        .param("status", subscription.status().word())
        .param("secret", secret)
        .param("at", subscription.createdAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The subscription, if it is this subscriber's; its row stays as it is until the end. */
  Optional<Subscription> lock(UUID subscriber, UUID id) {
    return jdbc.sql(SELECT + "WHERE id = :id AND subscriber = :subscriber FOR NO KEY UPDATE")
        .param("id", id)
        .param("subscriber", subscriber)
        .query(SubscriptionRepository::subscription)
        .optional();
  }

  /** A subscriber's subscriptions, newest first. */
  List<Subscription> all(UUID subscriber, Paging paging) {
    var place = paging.place();
    return jdbc.sql(
            SELECT
                + """
                WHERE subscriber = :subscriber
                  AND (:at::timestamptz IS NULL OR (created_at, id::text) < (:at::timestamptz, :id::text))
                ORDER BY created_at DESC, id::text DESC
                OFFSET :skipped LIMIT :limit
                """)
        .param("subscriber", subscriber)
        .param("at", place == null ? null : place.at().atOffset(ZoneOffset.UTC))
        .param("id", place == null ? null : place.id())
        .param("skipped", paging.skipped())
        .param("limit", paging.size())
        .query(SubscriptionRepository::subscription)
        .list();
  }

  void update(Subscription edited) {
    jdbc.sql(
            """
            UPDATE subscription
            SET url = :url, filter = :filter::jsonb, payload = :payload, on_poison = :onPoison,
                status = :status, reason = :reason, proven_at = :proven
            WHERE id = :id
            """)
        .param("id", edited.id())
        .param("url", edited.url().toString())
        .param("filter", FilterJson.of(edited.filter()))
        .param("payload", edited.payload())
        .param("onPoison", edited.onPoison())
        .param("status", edited.status().word())
        .param("reason", edited.reason())
        .param(
            "proven", edited.provenAt() == null ? null : edited.provenAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Recipient recipient(UUID id) {
    return jdbc.sql(
            """
            SELECT url, secret, proven_at IS NOT NULL AS proven,
              CASE WHEN previous_until > now() THEN previous_secret END AS previous_secret
            FROM subscription WHERE id = :id
            """)
        .param("id", id)
        .query(
            (row, _) ->
                new Recipient(
                    id,
                    URI.create(row.getString("url")),
                    row.getString("secret"),
                    row.getString("previous_secret"),
                    row.getBoolean("proven")))
        .single();
  }

  /** Until when the secret before counts beside the one of today; empty when it does not. */
  Optional<Instant> previousUntil(UUID id) {
    return jdbc.sql(
            "SELECT previous_until FROM subscription WHERE id = :id AND previous_until > now()")
        .param("id", id)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  void rotate(UUID id, String secret, Instant previousUntil) {
    jdbc.sql(
            """
            UPDATE subscription
            SET previous_secret = secret, previous_until = :until, secret = :secret
            WHERE id = :id
            """)
        .param("id", id)
        .param("secret", secret)
        .param("until", previousUntil.atOffset(ZoneOffset.UTC))
        .update();
  }

  void delete(UUID id) {
    jdbc.sql("DELETE FROM subscription WHERE id = :id").param("id", id).update();
  }

  private static Subscription subscription(ResultSet row, int index) throws SQLException {
    var proven = row.getObject("proven_at", OffsetDateTime.class);
    return new Subscription(
        row.getObject("id", UUID.class),
        URI.create(row.getString("url")),
        List.of((String[]) row.getArray("datasets").getArray()),
        Stream.of((String[]) row.getArray("events").getArray()).map(Events::of).toList(),
        FilterJson.parse(row.getString("filter")),
        row.getString("payload"),
        row.getString("on_poison"),
        SubscriptionStatus.of(row.getString("status")),
        row.getString("reason"),
        proven == null ? null : proven.toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
