package se.samla.notification.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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

  /**
   * Nobody else may move the feeds' ends until this transaction is over. All who lock several do so
   * in the order of their names' bytes, so that nobody waits in a circle.
   *
   * @return those that exist, by stream
   */
  Map<String, Held> lock(Collection<String> streams) {
    var held = new HashMap<String, Held>();
    jdbc.sql(
            """
            SELECT stream, epoch, first_set, complete::text AS complete,
              gap_since IS NOT NULL AS has_gap
            FROM feed
            WHERE stream = ANY (:streams::text[])
            ORDER BY stream COLLATE "C"
            FOR UPDATE
            """)
        .param("streams", streams.toArray(String[]::new))
        .query((row, index) -> new Held(feed(row, index), row.getBoolean("has_gap")))
        .list()
        .forEach(one -> held.put(one.feed().stream(), one));
    return held;
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

  /**
   * Moves the ends of feeds. A gap is closed unless something still waits behind another one; where
   * there was none, only what has just arrived can.
   */
  void move(List<Advance> moves) {
    if (!moves.isEmpty()) {
      moveAll(moves);
    }
  }

  private void moveAll(List<Advance> moves) {
    jdbc.sql(
            """
            UPDATE feed f
            SET complete = coalesce(m.complete::feed_position, f.complete),
                gap_since = CASE
                  WHEN m.behind OR (f.gap_since IS NOT NULL AND (
                    SELECT max(c.number) FROM change_set c
                    WHERE c.stream = f.stream AND c.epoch = f.epoch)
                      > (m.complete::feed_position).change_set)
                  THEN coalesce(f.gap_since, now()) END
            FROM unnest(:streams::text[], :ends::text[], :behind::boolean[])
              AS m (stream, complete, behind)
            WHERE f.stream = m.stream
            """)
        .param("streams", moves.stream().map(Advance::stream).toArray(String[]::new))
        .param(
            "ends",
            moves.stream().map(m -> FeedPosition.ofNullable(m.end())).toArray(String[]::new))
        .param("behind", moves.stream().map(Advance::behind).toArray(Boolean[]::new))
        .update();
  }

  /** Has every instance learn that what it keeps of the stream counts no more. */
  void countErasure(String stream) {
    jdbc.sql("UPDATE feed SET erasures = erasures + 1 WHERE stream = :stream")
        .param("stream", stream)
        .update();
  }

  long erasures(String stream) {
    return jdbc.sql("SELECT erasures FROM feed WHERE stream = :stream")
        .param("stream", stream)
        .query(Long.class)
        .optional()
        .orElse(0L);
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
