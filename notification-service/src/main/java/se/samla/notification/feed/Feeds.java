package se.samla.notification.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.schemas.changes.Cursor;

/** The streams, and how far the own copy of each reaches. */
@Repository
class Feeds {
  private static final String COLUMNS = "stream, epoch, first_set, complete::text AS complete";

  private final JdbcClient jdbc;

  Feeds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void ensure(Collection<String> streams) {
    streams.forEach(
        stream ->
            jdbc.sql("INSERT INTO feed (stream) VALUES (:stream) ON CONFLICT DO NOTHING")
                .param("stream", stream)
                .update());
  }

  Optional<Feed> find(String stream) {
    return read(stream, "");
  }

  /** Nobody else may move the feed's end until this transaction is over. */
  Optional<Feed> lock(String stream) {
    return read(stream, " FOR UPDATE");
  }

  /** The feed's end stands still until this transaction is over. */
  Optional<Feed> hold(String stream) {
    return read(stream, " FOR SHARE");
  }

  List<String> withGap() {
    return jdbc.sql("SELECT stream FROM feed WHERE gap_since IS NOT NULL ORDER BY gap_since")
        .query(String.class)
        .list();
  }

  Feed begin(String stream, int epoch, long firstSet) {
    jdbc.sql(
            """
            UPDATE feed SET epoch = :epoch, first_set = :first, complete = NULL, gap_since = NULL
            WHERE stream = :stream
            """)
        .param("stream", stream)
        .param("epoch", epoch)
        .param("first", firstSet)
        .update();
    return new Feed(stream, epoch, firstSet, null);
  }

  void markGap(String stream) {
    jdbc.sql("UPDATE feed SET gap_since = coalesce(gap_since, now()) WHERE stream = :stream")
        .param("stream", stream)
        .update();
  }

  /** Moves the end; the gap is closed unless something still waits behind another one. */
  void complete(String stream, Cursor end) {
    jdbc.sql(
            """
            UPDATE feed SET complete = :end::feed_position, gap_since = CASE
              WHEN EXISTS (SELECT FROM change_set c
                           WHERE c.stream = feed.stream AND c.epoch = :epoch AND c.number > :number)
              THEN coalesce(gap_since, now()) END
            WHERE stream = :stream
            """)
        .param("stream", stream)
        .param("end", FeedPosition.of(end))
        .param("epoch", end.epoch())
        .param("number", end.changeSet())
        .update();
  }

  private Optional<Feed> read(String stream, String lock) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM feed WHERE stream = :stream" + lock)
        .param("stream", stream)
        .query(Feeds::feed)
        .optional();
  }

  private static Feed feed(ResultSet row, int index) throws SQLException {
    return new Feed(
        row.getString("stream"),
        row.getInt("epoch"),
        row.getObject("first_set", Long.class),
        FeedPosition.parseNullable(row.getString("complete")));
  }
}
