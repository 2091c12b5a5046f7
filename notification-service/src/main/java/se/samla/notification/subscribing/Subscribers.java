package se.samla.notification.subscribing;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The subscribers and their keys. */
@Repository
class Subscribers {
  private final JdbcClient jdbc;
  private final Clock clock;

  Subscribers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  public void add(Subscriber subscriber, ApiKey key) {
    jdbc.sql("INSERT INTO subscriber VALUES (:id, :name, :publisher, :now)")
        .param("id", subscriber.id())
        .param("name", subscriber.name())
        .param("publisher", subscriber.publisher())
        .param("now", OffsetDateTime.now(clock))
        .update();
    addKey(subscriber.id(), key);
  }

  /**
   * @return whether there is such a subscriber
   */
  boolean addKey(UUID subscriber, ApiKey key) {
    return jdbc.sql(
                """
                INSERT INTO subscriber_key
                SELECT :id, s.id, :hash, :now FROM subscriber s WHERE s.id = :subscriber
                """)
            .param("id", key.id())
            .param("subscriber", subscriber)
            .param("hash", key.hash())
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  /**
   * Lets nobody in with this key any more.
   *
   * @return whether the subscriber has such a key
   */
  boolean revokeKey(UUID subscriber, String id) {
    return jdbc.sql(
                """
                UPDATE subscriber_key SET revoked_at = coalesce(revoked_at, :now)
                WHERE id = :id AND subscriber = :subscriber
                """)
            .param("id", id)
            .param("subscriber", subscriber)
            .param("now", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  /** Whose key it is, if it is anybody's. */
  Optional<Subscriber> ownerOf(ApiKey key) {
    return jdbc.sql(
            """
            SELECT s.id, s.name, s.publisher, k.hash
            FROM subscriber_key k JOIN subscriber s ON s.id = k.subscriber
            WHERE k.id = :id AND k.revoked_at IS NULL
            """)
        .param("id", key.id())
        .query((row, _) -> new Owner(subscriber(row), row.getBytes("hash")))
        .optional()
        .filter(owner -> MessageDigest.isEqual(owner.hash(), key.hash()))
        .map(Owner::subscriber);
  }

  private static Subscriber subscriber(ResultSet row) throws SQLException {
    return new Subscriber(
        row.getObject("id", UUID.class), row.getString("name"), row.getString("publisher"));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Owner(Subscriber subscriber, byte[] hash) {}
}
