package se.samla.catalog.staging;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import se.samla.catalog.staging.WholeUploads.Whole;
import se.samla.events.UploadValidated;

/** The uploads of a poll that came whole. */
@Repository
class WholeUploadRepository {
  private final JdbcClient jdbc;
  private final Clock clock;

  WholeUploadRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds them as ready at once, with their batch, so that each row is written once. Sources and ids
   * are looked for one by one: the planner would rather read all there are. How many come it is not
   * told (the SELECT of the ids), so it keeps its plan. Whoever adds the same id meanwhile is
   * waited for, in the order of ids.
   *
   * @param uploads in the order of their ids
   * @return the numbers of those that were added; the others, or their sources, are known, or not
   */
  Map<UUID, Integer> addReady(List<Whole> uploads) {
    var numbers = new HashMap<UUID, Integer>();
    described(
            jdbc.sql(
                """
                WITH added AS (
                  INSERT INTO upload (id, source, status, kind, confirm, receipt, received_at, batches,
                                      valid_rows, deletions_withheld, scopes, ready_at)
                  SELECT u.id, s.id, 'ready', u.kind, u.confirm, u.receipt, u.received_at, 1,
                         u.valid_rows, u.withheld,
                         array(SELECT scope FROM unnest(:scopeOf::int[], :scopes::text[])
                                            WITH ORDINALITY part (place, scope, n)
                               WHERE part.place = u.place ORDER BY n),
                         :now
                  FROM unnest((SELECT :ids::uuid[]), :datasets::int[], :publishers::text[], :kinds::text[],
                              :confirms::text[], :receipts::bigint[], :receivedAt::timestamptz[],
                              :validRows::bigint[], :withheld::boolean[]) WITH ORDINALITY
                         u (id, dataset, publisher, kind, confirm, receipt, received_at, valid_rows,
                            withheld, place)
                  CROSS JOIN LATERAL (
                    SELECT id FROM source
                    WHERE dataset = u.dataset AND publisher = u.publisher LIMIT 1) s
                  WHERE (SELECT number FROM upload WHERE id = u.id) IS NULL
                  ORDER BY u.place
                  ON CONFLICT (id) DO NOTHING
                  RETURNING id, number),
                batch AS (
                  INSERT INTO staged_batch (upload, sequence) SELECT number, 0 FROM added)
                SELECT id, number FROM added
                """),
            uploads)
        .query(
            (RowCallbackHandler)
                row -> numbers.put(row.getObject("id", UUID.class), row.getInt("number")));
    return numbers;
  }

  private StatementSpec described(StatementSpec statement, List<Whole> uploads) {
    return withScopes(withOwners(statement, uploads), uploads)
        .param("kinds", each(uploads, c -> word(c.getKind()), new String[0]))
        .param("confirms", each(uploads, c -> word(c.getConfirm()), new String[0]))
        .param("receipts", each(uploads, UploadValidated::getReceipt, new Long[0]))
        .param("receivedAt", each(uploads, c -> c.getReceivedAt().toString(), new String[0]))
        .param("validRows", each(uploads, UploadValidated::getValidRows, new Long[0]))
        .param("withheld", each(uploads, UploadValidated::getDeletionsWithheld, new Boolean[0]))
        .param("ids", each(uploads, UploadValidated::getUpload, new UUID[0]))
        .param("now", Timestamp.from(clock.instant()));
  }

  /** An array of arrays would have to be a rectangle. */
  private static StatementSpec withScopes(StatementSpec statement, List<Whole> uploads) {
    var places =
        IntStream.range(0, uploads.size())
            .flatMap(i -> uploads.get(i).completion().getScopes().stream().mapToInt(_ -> i + 1));
    var scopes = uploads.stream().flatMap(u -> u.completion().getScopes().stream());
    return statement
        .param("scopeOf", places.boxed().toArray(Integer[]::new))
        .param("scopes", scopes.toArray(String[]::new));
  }

  /**
   * Adds their sources, those that are not there.
   *
   * @return how many
   */
  int addMissingSources(List<Whole> uploads) {
    return withOwners(
            jdbc.sql(
                """
                INSERT INTO source (dataset, publisher)
                SELECT DISTINCT u.dataset, u.publisher COLLATE "C"
                FROM unnest(:datasets::int[], :publishers::text[]) u (dataset, publisher)
                WHERE (SELECT id FROM source
                       WHERE dataset = u.dataset AND publisher = u.publisher) IS NULL
                ORDER BY 1, 2
                ON CONFLICT (dataset, publisher) DO NOTHING
                """),
            uploads)
        .update();
  }

  private static StatementSpec withOwners(StatementSpec statement, List<Whole> uploads) {
    return statement
        .param("datasets", uploads.stream().map(Whole::dataset).toArray(Integer[]::new))
        .param("publishers", each(uploads, UploadValidated::getPublisher, new String[0]));
  }

  private static <T> T[] each(List<Whole> uploads, Function<UploadValidated, T> value, T[] array) {
    return uploads.stream().map(Whole::completion).map(value).toList().toArray(array);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
