package se.samla.notification.subscribing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.notification.feed.Feed;
import se.samla.notification.feed.FeedPosition;
import se.samla.schemas.changes.Cursor;

/** The cursors of a subscription, as its owner moves them. Delivery moves them forward. */
@Repository
class SubscriptionCursors {
  private final JdbcClient jdbc;

  SubscriptionCursors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A cursor that is held until the subscription's URL has proven itself. */
  void place(
      UUID subscription, String stream, @Nullable Cursor delivered, @Nullable Cursor lastMatch) {
    jdbc.sql(
            """
            INSERT INTO delivery_cursor (subscription, stream, delivered, last_match)
            VALUES (:subscription, :stream, :delivered::feed_position, :last::feed_position)
            """)
        .param("subscription", subscription)
        .param("stream", stream)
        .param("delivered", FeedPosition.ofNullable(delivered))
        .param("last", FeedPosition.ofNullable(lastMatch))
        .update();
  }

  /** Sets a cursor to a place; what is under way there moves it no more, and ids are new. */
  void set(
      UUID subscription, String stream, @Nullable Cursor delivered, @Nullable Cursor lastMatch) {
    jdbc.sql(
            """
            UPDATE delivery_cursor
            SET delivered = :delivered::feed_position, last_match = :last::feed_position,
                batch_id = NULL, attempts = 0, refusals = 0,
                next_attempt_at = CASE WHEN next_attempt_at IS NOT NULL THEN now() END
            WHERE subscription = :subscription AND stream = :stream
            """)
        .param("subscription", subscription)
        .param("stream", stream)
        .param("delivered", FeedPosition.ofNullable(delivered))
        .param("last", FeedPosition.ofNullable(lastMatch))
        .update();
  }

  /**
   * A cursor that waits for nothing has seen all there is: an edit counts from there. One that
   * waits has to look at everything after its batch anew: the filter that raised it is gone.
   */
  void catchUp(UUID subscription, String stream, Cursor end) {
    jdbc.sql(
            """
            UPDATE delivery_cursor
            SET delivered = CASE WHEN last_match <= delivered
                  THEN greatest(delivered, :end::feed_position) ELSE delivered END,
                last_match = greatest(last_match, :end::feed_position)
            WHERE subscription = :subscription AND stream = :stream
              AND delivered IS NOT NULL AND :end::feed_position <> :unknown::feed_position
            """)
        .param("subscription", subscription)
        .param("stream", stream)
        .param("end", FeedPosition.of(end))
        .param("unknown", FeedPosition.of(Feed.UNKNOWN_END))
        .update();
  }

  /** A number by which others see that the subscription is new or edited. */
  void revise(UUID subscription) {
    jdbc.sql("UPDATE subscription SET revision = nextval('subscription_revision') WHERE id = :id")
        .param("id", subscription)
        .update();
  }

  /** What waits for a retry is due now; how many attempts are left stays. */
  void retryNow(UUID subscription) {
    jdbc.sql(
            """
            UPDATE delivery_cursor SET next_attempt_at = now()
            WHERE subscription = :subscription AND next_attempt_at > now()
            """)
        .param("subscription", subscription)
        .update();
  }

  /** Lets the data flow from where it stopped, at once. */
  void release(UUID subscription) {
    jdbc.sql(
            """
            UPDATE delivery_cursor SET next_attempt_at = now(), attempts = 0, refusals = 0
            WHERE subscription = :subscription AND stream <> :own
            """)
        .param("subscription", subscription)
        .param("own", OwnStream.NAME)
        .update();
  }

  /**
   * Holds the data and asks the URL for proof, anew. What is under way was begun for another URL:
   * its answer counts no more, and what is not fixed yet is not sent there. Data waits until a
   * request that may still be under way is over; the new URL is asked at once.
   */
  void askForProof(UUID subscription) {
    jdbc.sql(
            """
            UPDATE delivery_cursor
            SET next_attempt_at = CASE WHEN stream = :own THEN now() END,
                token = token + (token > 0)::integer, -- what was never taken is not under way
                lease_until = CASE WHEN stream <> :own THEN lease_until END,
                last_match = CASE WHEN stream = :own
                  THEN ROW(0, (delivered).change_set + 1, 0)::feed_position ELSE last_match END,
                batch_id = CASE WHEN stream = :own THEN NULL ELSE batch_id END,
                attempts = 0, refusals = 0
            WHERE subscription = :subscription
            """)
        .param("subscription", subscription)
        .param("own", OwnStream.NAME)
        .update();
  }

  List<Standing> of(UUID subscription) {
    return jdbc.sql(
            """
            SELECT stream, delivered::text
            FROM delivery_cursor
            WHERE subscription = :subscription AND stream <> :own
            ORDER BY stream
            """)
        .param("subscription", subscription)
        .param("own", OwnStream.NAME)
        .query(
            (row, _) ->
                new Standing(
                    row.getString("stream"),
                    FeedPosition.parseNullable(row.getString("delivered"))))
        .list();
  }

  /**
   * Where a cursor stands.
   *
   * @param delivered null: where the copy will begin
   */
  record Standing(String stream, @Nullable Cursor delivered) {}
}
