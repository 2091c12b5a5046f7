package se.samla.notification.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.schemas.changes.Cursor;

/** The changes themselves, each stored once. */
@Repository
class Changes {
  private static final String BETWEEN_FIELDS = "\u001f";

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a part in one statement; arrays carry the columns.
   *
   * @return how many of its changes were new
   */
  int insert(ChangeSetPart part) {
    var changes = part.changes();
    return jdbc.sql(
            """
            INSERT INTO change (stream, epoch, change_set, ordinal, operation, fields,
              publisher_before, municipality_before, latitude_before, longitude_before,
              publisher_after, municipality_after, latitude_after, longitude_after, octets, view)
            SELECT :stream, :epoch, :set, c.ordinal, c.operation, string_to_array(c.fields, :between),
              c.publisher_before, c.municipality_before, c.latitude_before, c.longitude_before,
              c.publisher_after, c.municipality_after, c.latitude_after, c.longitude_after,
              c.octets, c.view
            FROM unnest(:ordinals::integer[], :operations::text[], :fields::text[],
                :pb::text[], :mb::text[], :yb::double precision[], :xb::double precision[],
                :pa::text[], :ma::text[], :ya::double precision[], :xa::double precision[],
                :octets::integer[], :views::text[])
              AS c (ordinal, operation, fields,
                publisher_before, municipality_before, latitude_before, longitude_before,
                publisher_after, municipality_after, latitude_after, longitude_after, octets, view)
            ON CONFLICT DO NOTHING
            """)
        .param("stream", part.stream())
        .param("epoch", part.epoch())
        .param("set", part.number())
        .param("between", BETWEEN_FIELDS)
        .param("ordinals", integers(changes, facts -> facts.at().ordinal()))
        .param("operations", texts(changes, Facts::operation))
        .param("fields", texts(changes, facts -> String.join(BETWEEN_FIELDS, facts.fields())))
        .param("pb", texts(changes, facts -> of(facts.before(), State::publisher)))
        .param("mb", texts(changes, facts -> of(facts.before(), State::municipality)))
        .param("yb", numbers(changes, facts -> of(facts.before(), State::latitude)))
        .param("xb", numbers(changes, facts -> of(facts.before(), State::longitude)))
        .param("pa", texts(changes, facts -> of(facts.after(), State::publisher)))
        .param("ma", texts(changes, facts -> of(facts.after(), State::municipality)))
        .param("ya", numbers(changes, facts -> of(facts.after(), State::latitude)))
        .param("xa", numbers(changes, facts -> of(facts.after(), State::longitude)))
        .param("octets", integers(changes, Facts::octets))
        .param("views", changes.stream().map(Change::view).toArray(String[]::new))
        .update();
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
              view, committed_at
            FROM change c
            JOIN change_set s ON s.stream = c.stream AND s.epoch = c.epoch AND s.number = change_set
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

  private static Integer[] integers(List<Change> changes, Function<Facts, Integer> value) {
    return changes.stream().map(Change::facts).map(value).toArray(Integer[]::new);
  }

  private static @Nullable String[] texts(
      List<Change> changes, Function<Facts, @Nullable String> value) {
    return changes.stream().map(c -> value.apply(c.facts())).toArray(String[]::new);
  }

  private static @Nullable Double[] numbers(
      List<Change> changes, Function<Facts, @Nullable Double> value) {
    return changes.stream().map(c -> value.apply(c.facts())).toArray(Double[]::new);
  }

  private static <T> @Nullable T of(@Nullable State state, Function<State, @Nullable T> value) {
    return state == null ? null : value.apply(state);
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
