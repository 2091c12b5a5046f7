package se.samla.notification.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
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

  /**
   * Takes note of a part.
   *
   * @param copied how many of its changes are new
   */
  void meet(ChangeSetPart part, int copied) {
    jdbc.sql(
            """
            INSERT INTO change_set AS known (stream, epoch, number, size, copied, committed_at)
            VALUES (:stream, :epoch, :number, :size, :copied, :at)
            ON CONFLICT (stream, epoch, number) DO UPDATE
            SET size = coalesce(known.size, EXCLUDED.size), copied = known.copied + EXCLUDED.copied
            """)
        .param("stream", part.stream())
        .param("epoch", part.epoch())
        .param("number", part.number())
        .param("size", part.size())
        .param("copied", copied)
        .param("at", part.committedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Takes the number of a part for an event from elsewhere, which is its one change.
   *
   * @return false when the event has one already
   */
  boolean claim(ChangeSetPart part, String sourceKey) {
    return jdbc.sql(
                """
                INSERT INTO change_set (stream, epoch, number, size, copied, committed_at, source_key)
                VALUES (:stream, :epoch, :number, 1, 1, :at, :key)
                ON CONFLICT (stream, source_key) WHERE source_key IS NOT NULL DO NOTHING
                """)
            .param("stream", part.stream())
            .param("epoch", part.epoch())
            .param("number", part.number())
            .param("at", part.committedAt().atOffset(ZoneOffset.UTC))
            .param("key", sourceKey)
            .update()
        == 1;
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
}
