package se.samla.notification.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.schemas.changes.Cursor;

/** Which change sets are here, and how much of each. */
@Repository
class ChangeSets {
  private final JdbcClient jdbc;

  ChangeSets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which of these events from elsewhere have a number already. */
  Set<Unnumbered.Key> known(List<Unnumbered> events) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT stream, source_key
                FROM unnest(:streams::text[], :keys::text[]) AS e (stream, source_key)
                JOIN change_set c USING (stream, source_key)
                WHERE c.source_key IS NOT NULL
                """)
            .param("streams", texts(events, Unnumbered::stream))
            .param("keys", texts(events, Unnumbered::sourceKey))
            .query(
                (row, _) ->
                    new Unnumbered.Key(row.getString("stream"), row.getString("source_key")))
            .list());
  }

  /** The end of the unbroken run of whole change sets that starts with {@code next}. */
  Optional<Cursor> endOfWhole(String stream, int epoch, long next) {
    return jdbc.sql(
            """
            SELECT number, size
            FROM (SELECT number, size, number - row_number() OVER (ORDER BY number) AS run
                  FROM change_set
                  WHERE stream = :stream AND epoch = :epoch AND number >= :next AND copied = size) whole
            WHERE run = :next - 1
            ORDER BY number DESC
            LIMIT 1
            """)
        .param("stream", stream)
        .param("epoch", epoch)
        .param("next", next)
        .query((row, _) -> new Cursor(epoch, row.getLong("number"), row.getInt("size")))
        .optional();
  }

  /** The end of the last change set that was committed before a time. */
  Optional<Cursor> endBefore(String stream, int epoch, Instant time) {
    return jdbc.sql(
            """
            SELECT number, size FROM change_set
            WHERE stream = :stream AND epoch = :epoch AND committed_at < :time AND copied = size
            ORDER BY number DESC
            LIMIT 1
            """)
        .param("stream", stream)
        .param("epoch", epoch)
        .param("time", time.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new Cursor(epoch, row.getLong("number"), row.getInt("size")))
        .optional();
  }

  /** When the first change set that is here was committed. */
  Optional<Instant> begin(String stream, int epoch) {
    return jdbc.sql(
            """
            SELECT committed_at FROM change_set WHERE stream = :stream AND epoch = :epoch
            ORDER BY number
            LIMIT 1
            """)
        .param("stream", stream)
        .param("epoch", epoch)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private static String[] texts(List<Unnumbered> events, Function<Unnumbered, String> text) {
    return events.stream().map(text).toArray(String[]::new);
  }
}
