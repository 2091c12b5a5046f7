package se.samla.notification.feed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores what arrives of change sets, each change once. */
@Repository
class Arrivals {
  private static final String BETWEEN_FIELDS = "\u001f";

  private final JdbcClient jdbc;

  Arrivals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores parts in one statement, whatever streams they are of; arrays carry the columns. The
   * caller holds the streams' feeds.
   *
   * @return how their change sets stand now
   */
  List<Met> store(List<ChangeSetPart> parts) {
    var changes = parts.stream().flatMap(Arrivals::located).toList();
    var sets = setsOf(parts);
    return jdbc.sql(
            """
            WITH fresh AS (
              INSERT INTO change (stream, epoch, change_set, ordinal, operation, fields,
                publisher_before, municipality_before, latitude_before, longitude_before,
                publisher_after, municipality_after, latitude_after, longitude_after, octets, view)
              SELECT c.stream, c.epoch, c.change_set, c.ordinal, c.operation,
                string_to_array(c.fields, :between),
                c.publisher_before, c.municipality_before, c.latitude_before, c.longitude_before,
                c.publisher_after, c.municipality_after, c.latitude_after, c.longitude_after,
                c.octets, c.view
              FROM unnest(:streams::text[], :epochs::integer[], :sets::bigint[],
                  :ordinals::integer[], :operations::text[], :fields::text[],
                  :pb::text[], :mb::text[], :yb::double precision[], :xb::double precision[],
                  :pa::text[], :ma::text[], :ya::double precision[], :xa::double precision[],
                  :octets::integer[], :views::text[])
                AS c (stream, epoch, change_set, ordinal, operation, fields,
                  publisher_before, municipality_before, latitude_before, longitude_before,
                  publisher_after, municipality_after, latitude_after, longitude_after, octets, view)
              ON CONFLICT DO NOTHING
              RETURNING stream, epoch, change_set),
            counted AS (
              SELECT stream, epoch, change_set, count(*) AS copied FROM fresh GROUP BY 1, 2, 3)
            INSERT INTO change_set AS known
              (stream, epoch, number, size, copied, committed_at, source_key)
            SELECT s.stream, s.epoch, s.number, s.size, coalesce(n.copied, 0), s.at, s.key
            FROM unnest(:set_streams::text[], :set_epochs::integer[], :set_numbers::bigint[],
                :set_sizes::integer[], :set_ats::timestamptz[], :set_keys::text[])
              AS s (stream, epoch, number, size, at, key)
            LEFT JOIN counted n
              ON n.stream = s.stream AND n.epoch = s.epoch AND n.change_set = s.number
            ON CONFLICT (stream, epoch, number) DO UPDATE
            SET size = coalesce(known.size, EXCLUDED.size), copied = known.copied + EXCLUDED.copied
            RETURNING known.stream, known.number, known.size, known.copied
            """)
        .param("between", BETWEEN_FIELDS)
        .param("streams", texts(changes, Located::stream))
        .param("epochs", changes.stream().map(c -> c.facts().at().epoch()).toArray(Integer[]::new))
        .param("sets", changes.stream().map(c -> c.facts().at().changeSet()).toArray(Long[]::new))
        .param("ordinals", integers(changes, facts -> facts.at().ordinal()))
        .param("operations", texts(changes, c -> c.facts().operation()))
        .param("fields", texts(changes, c -> String.join(BETWEEN_FIELDS, c.facts().fields())))
        .param("pb", texts(changes, c -> of(c.facts().before(), State::publisher)))
        .param("mb", texts(changes, c -> of(c.facts().before(), State::municipality)))
        .param("yb", numbers(changes, facts -> of(facts.before(), State::latitude)))
        .param("xb", numbers(changes, facts -> of(facts.before(), State::longitude)))
        .param("pa", texts(changes, c -> of(c.facts().after(), State::publisher)))
        .param("ma", texts(changes, c -> of(c.facts().after(), State::municipality)))
        .param("ya", numbers(changes, facts -> of(facts.after(), State::latitude)))
        .param("xa", numbers(changes, facts -> of(facts.after(), State::longitude)))
        .param("octets", integers(changes, Facts::octets))
        .param("views", texts(changes, c -> c.change().view()))
        .param("set_streams", texts(sets, ChangeSetPart::stream))
        .param("set_epochs", sets.stream().map(ChangeSetPart::epoch).toArray(Integer[]::new))
        .param("set_numbers", sets.stream().map(ChangeSetPart::number).toArray(Long[]::new))
        .param("set_sizes", sets.stream().map(ChangeSetPart::size).toArray(Integer[]::new))
        .param("set_ats", texts(sets, set -> set.committedAt().toString()))
        .param("set_keys", texts(sets, ChangeSetPart::sourceKey))
        .query(
            (row, _) ->
                new Met(
                    row.getString("stream"),
                    row.getLong("number"),
                    row.getObject("size", Integer.class),
                    row.getInt("copied")))
        .list();
  }

  /** One part for each change set: a statement must not meet a row twice. */
  private static List<ChangeSetPart> setsOf(List<ChangeSetPart> parts) {
    var sets = new LinkedHashMap<Place, ChangeSetPart>();
    parts.forEach(
        part -> sets.merge(Place.of(part), part, (a, b) -> a.size() == null ? sized(a, b) : a));
    return List.copyOf(sets.values());
  }

  private static ChangeSetPart sized(ChangeSetPart first, ChangeSetPart other) {
    return new ChangeSetPart(
        first.stream(),
        first.epoch(),
        first.number(),
        other.size(),
        first.committedAt(),
        first.changes());
  }

  private static Stream<Located> located(ChangeSetPart part) {
    return part.changes().stream().map(change -> new Located(part.stream(), change));
  }

  private static <T> @Nullable String[] texts(
      Collection<T> all, Function<T, @Nullable String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }

  private static Integer[] integers(List<Located> changes, Function<Facts, Integer> value) {
    return changes.stream().map(Located::facts).map(value).toArray(Integer[]::new);
  }

  private static @Nullable Double[] numbers(
      List<Located> changes, Function<Facts, @Nullable Double> value) {
    return changes.stream().map(c -> value.apply(c.facts())).toArray(Double[]::new);
  }

  private static <T> @Nullable T of(@Nullable State state, Function<State, @Nullable T> value) {
    return state == null ? null : value.apply(state);
  }

  private record Located(String stream, Change change) {
    Facts facts() {
      return change.facts();
    }
  }

  private record Place(String stream, int epoch, long number) {
    static Place of(ChangeSetPart part) {
      return new Place(part.stream(), part.epoch(), part.number());
    }
  }

  /**
   * A change set of which something has arrived.
   *
   * @param size null while it is unknown
   * @param copied how many of its changes are here
   */
  record Met(String stream, long number, @Nullable Integer size, int copied) {
    boolean isWhole() {
      return Objects.equals(size, copied);
    }
  }
}
