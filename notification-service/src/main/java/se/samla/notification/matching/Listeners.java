package se.samla.notification.matching;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.notification.feed.FeedPosition;
import se.samla.notification.feed.Range;
import se.samla.notification.subscribing.FilterJson;

/** The cursors of a stream. */
@Repository
class Listeners {
  private final JdbcClient jdbc;

  Listeners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Listener> of(String stream) {
    return jdbc.sql(
            """
            SELECT s.id, s.filter
            FROM delivery_cursor k JOIN subscription s ON s.id = k.subscription
            WHERE k.stream = :stream AND s.status <> 'gone'
            """)
        .param("stream", stream)
        .query(
            (row, _) ->
                new Listener(
                    row.getObject("id", UUID.class), FilterJson.parse(row.getString("filter"))))
        .list();
  }

  /**
   * Raises the last match of many cursors in one statement. A cursor that waits for nothing steps
   * over what did not match, to the place before its first match: nobody has to look there again.
   */
  void raise(String stream, List<Listener> matched) {
    jdbc.sql(
            """
            UPDATE delivery_cursor k
            SET last_match = m.last::feed_position,
                delivered = CASE WHEN k.delivered IS NULL OR k.last_match <= k.delivered
                                 THEN greatest(k.delivered, m.before_first::feed_position)
                                 ELSE k.delivered END
            FROM unnest(:subscriptions::uuid[], :befores::text[],
                        :lasts::text[]) AS m (subscription, before_first, last)
            WHERE k.subscription = m.subscription AND k.stream = :stream
            """)
        .param("subscriptions", texts(matched, l -> l.subscription().toString()))
        .param("befores", texts(matched, l -> FeedPosition.ofNullable(l.beforeFirst())))
        .param("lasts", texts(matched, l -> FeedPosition.ofNullable(l.last())))
        .param("stream", stream)
        .update();
  }

  /** Cursors that start before the copy does have matches only the catalog knows: let them look. */
  void raiseUnseen(Range range) {
    jdbc.sql(
            """
            UPDATE delivery_cursor SET last_match = :end::feed_position
            WHERE stream = :stream AND last_match IS NULL AND delivered IS NOT NULL
            """)
        .param("stream", range.stream())
        .param("end", FeedPosition.of(range.to()))
        .update();
  }

  private static String[] texts(List<Listener> matched, Function<Listener, @Nullable String> text) {
    return matched.stream().map(text).toArray(String[]::new);
  }
}
