package se.samla.notification.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.schemas.changes.Cursor;

/** The changes themselves, each stored once. */
@Repository
class Changes {
  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Facts> facts(Range range, int limit) {
    return jdbc.sql(
            """
            SELECT epoch, change_set, ordinal, operation, fields, octets,
              publisher_before, municipality_before, latitude_before, longitude_before,
              publisher_after, municipality_after, latitude_after, longitude_after
            FROM change
            WHERE stream = :stream
              AND (epoch, change_set, ordinal) > (:e1, :s1, :o1)
              AND (epoch, change_set, ordinal) <= (:e2, :s2, :o2)
            ORDER BY epoch, change_set, ordinal
            LIMIT :limit
            """)
        .params(bounds(range))
        .param("limit", limit)
        .query(Changes::facts)
        .list();
  }

  /**
   * Takes what was known of every erased record out of its earlier changes: nothing is left than
   * that they were, as in the catalog's feed.
   */
  void blank(ChangeSetPart part) {
    jdbc.sql(
            """
            UPDATE change c
            SET view = (c.view::jsonb || '{"before": null, "after": null, "fields": [],
                  "recordBefore": null, "recordAfter": null}')::text,
                fields = '{}',
                publisher_before = NULL, municipality_before = NULL,
                latitude_before = NULL, longitude_before = NULL,
                publisher_after = NULL, municipality_after = NULL,
                latitude_after = NULL, longitude_after = NULL
            FROM change erasure
            WHERE erasure.stream = :stream AND erasure.epoch = :epoch
              AND erasure.change_set = :set AND erasure.operation = 'erased'
              AND c.stream = erasure.stream
              AND c.view::jsonb ->> 'recordId' = erasure.view::jsonb ->> 'recordId'
            """)
        .param("stream", part.stream())
        .param("epoch", part.epoch())
        .param("set", part.number())
        .update();
  }

  /** Changes of a range with what subscribers see of them, in order. */
  List<VisibleChange> visible(Range range, int limit) {
    return jdbc.sql(
            """
            SELECT c.epoch, change_set, ordinal, operation, fields, octets,
              publisher_before, municipality_before, latitude_before, longitude_before,
              publisher_after, municipality_after, latitude_after, longitude_after,
              view,
              (SELECT s.committed_at FROM change_set s
               WHERE s.stream = c.stream AND s.epoch = c.epoch AND s.number = c.change_set)
                AS committed_at
            FROM change c
            WHERE c.stream = :stream
              AND (c.epoch, change_set, ordinal) > (:e1, :s1, :o1)
              AND (c.epoch, change_set, ordinal) <= (:e2, :s2, :o2)
            ORDER BY c.epoch, change_set, ordinal
            LIMIT :limit
            """)
        .params(bounds(range))
        .param("limit", limit)
        .query((row, index) -> visible(facts(row, index), row))
        .list();
  }

  /** The same changes with what subscribers see of them. */
  List<VisibleChange> views(String stream, List<Facts> changes) {
    var places = changes.stream().map(Facts::at).toList();
    return jdbc.sql(
            """
            SELECT view, committed_at
            FROM unnest(:epochs::integer[], :sets::bigint[], :ordinals::integer[])
              AS wanted (epoch, change_set, ordinal)
            JOIN change USING (epoch, change_set, ordinal)
            JOIN change_set s USING (stream, epoch)
            WHERE stream = :stream AND s.number = change_set
            ORDER BY epoch, change_set, ordinal
            """)
        .param("stream", stream)
        .param("epochs", places.stream().map(Cursor::epoch).toArray(Integer[]::new))
        .param("sets", places.stream().map(Cursor::changeSet).toArray(Long[]::new))
        .param("ordinals", places.stream().map(Cursor::ordinal).toArray(Integer[]::new))
        .query((row, index) -> visible(changes.get(index), row))
        .list();
  }

  private static Map<String, ?> bounds(Range range) {
    return Map.of(
        "stream", range.stream(),
        "e1", range.from().epoch(),
        "s1", range.from().changeSet(),
        "o1", range.from().ordinal(),
        "e2", range.to().epoch(),
        "s2", range.to().changeSet(),
        "o2", range.to().ordinal());
  }

  private static VisibleChange visible(Facts facts, ResultSet row) throws SQLException {
    return new VisibleChange(
        facts,
        row.getObject("committed_at", OffsetDateTime.class).toInstant(),
        row.getString("view"));
  }

  private static Facts facts(ResultSet row, int index) throws SQLException {
    var operation = row.getString("operation");
    return new Facts(
        new Cursor(row.getInt("epoch"), row.getLong("change_set"), row.getInt("ordinal")),
        operation,
        List.of((String[]) row.getArray("fields").getArray()),
        operation.equals("created") ? null : state(row, "_before"),
        operation.equals("deleted") ? null : state(row, "_after"),
        row.getInt("octets"));
  }

  private static State state(ResultSet row, String side) throws SQLException {
    return new State(
        row.getString("publisher" + side),
        row.getString("municipality" + side),
        row.getObject("latitude" + side, Double.class),
        row.getObject("longitude" + side, Double.class));
  }
}
