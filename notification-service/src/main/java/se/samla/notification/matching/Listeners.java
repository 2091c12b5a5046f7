package se.samla.notification.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

  /** The number that was given last to one that was made or edited. */
  long revision() {
    return jdbc.sql(
            "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM subscription_revision")
        .query(Long.class)
        .single();
  }

  /**
   * Those that were made or edited after a revision, which stands in the statement: mostly few are,
   * and so the planner sees it.
   */
  List<Listener> since(String stream, long revision) {
    return jdbc.sql(
            """
            SELECT s.id, s.filter
            FROM subscription s JOIN delivery_cursor k ON k.subscription = s.id
            WHERE s.revision > %d AND k.stream = :stream AND s.status <> 'gone'
            """
                .formatted(revision))
        .param("stream", stream)
        .query(
            (row, _) ->
                new Listener(
                    row.getObject("id", UUID.class),
                    FilterJson.parse(row.getString("filter")).of(stream)))
        .list();
  }

  /**
   * Raises the last match of many cursors in one statement. A cursor that waits for nothing steps
   * over what did not match, to the place before its first match: nobody has to look there again.
   *
   * @param matches by stream
   */
  void raise(Map<String, Matches> matches) {
    var raised = new ArrayList<Raised>();
    matches.forEach(
        (stream, found) ->
            found.forEach((who, places) -> raised.add(new Raised(who, stream, places))));
    lock(raised);
    jdbc.sql(
            """
            UPDATE delivery_cursor k
            SET last_match = m.last::feed_position,
                delivered = CASE WHEN k.delivered IS NULL OR k.last_match <= k.delivered
                                 THEN greatest(k.delivered, m.before_first::feed_position)
                                 ELSE k.delivered END
            FROM unnest(:subscriptions::uuid[], :streams::text[], :befores::text[], :lasts::text[])
              AS m (subscription, stream, before_first, last)
            WHERE k.subscription = m.subscription AND k.stream = m.stream
            """)
        .param("subscriptions", texts(raised, r -> r.subscription().toString()))
        .param("streams", texts(raised, Raised::stream))
        .param("befores", texts(raised, r -> FeedPosition.of(r.places().beforeFirst())))
        .param("lasts", texts(raised, r -> FeedPosition.of(r.places().last())))
        .update();
  }

  /**
   * Where a copy begins, only the catalog knows what lies between a cursor and there: let all of
   * them look. A batch that was cut before the catalog was restored is nobody's any more.
   */
  void raiseAll(Range range) {
    lockAll(range.stream());
    jdbc.sql(
            """
            UPDATE delivery_cursor
            SET last_match = :to::feed_position,
                batch_id = CASE WHEN (batch_to).epoch < :epoch THEN NULL ELSE batch_id END,
                attempts = CASE WHEN (batch_to).epoch < :epoch THEN 0 ELSE attempts END
            WHERE stream = :stream AND delivered < :from::feed_position
            """)
        .param("stream", range.stream())
        .param("from", FeedPosition.of(range.from()))
        .param("to", FeedPosition.of(range.to()))
        .param("epoch", range.to().epoch())
        .update();
  }

  /**
   * Rows are locked in the order of their keys, as everywhere, so that nobody waits in a circle;
   * and by a statement of their own: an UPDATE that itself waits for a row looks at a joined list
   * anew for it, and may pass over all the rest.
   */
  private void lock(List<Raised> cursors) {
    jdbc.sql(
            """
            SELECT FROM unnest(:subscriptions::uuid[], :streams::text[]) AS m (s, st)
            JOIN delivery_cursor k ON k.subscription = m.s AND k.stream = m.st
            ORDER BY k.subscription, k.stream
            FOR NO KEY UPDATE OF k
            """)
        .param("subscriptions", texts(cursors, r -> r.subscription().toString()))
        .param("streams", texts(cursors, Raised::stream))
        .query((_, _) -> true)
        .list();
  }

  private void lockAll(String stream) {
    jdbc.sql(
            """
            SELECT FROM delivery_cursor WHERE stream = :stream
            ORDER BY subscription FOR NO KEY UPDATE
            """)
        .param("stream", stream)
        .query((_, _) -> true)
        .list();
  }

  private static String[] texts(List<Raised> cursors, Function<Raised, String> text) {
    return cursors.stream().map(text).toArray(String[]::new);
  }

  private record Raised(UUID subscription, String stream, Matches.Found places) {}
}
