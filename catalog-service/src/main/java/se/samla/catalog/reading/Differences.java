package se.samla.catalog.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.changes.Contents;
import se.samla.catalog.changes.StoredContent;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.reading.DifferenceController.NetChange;

/** What changed in between, all told. It costs by the changes in between, not by the dataset. */
@Repository
class Differences {
  private final JdbcClient jdbc;
  private final Contents contents;

  /** After one change set, up to another. */
  record Between(long from, long to) {}

  Differences(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /**
   * @param after the record the last page ended with
   */
  List<NetChange> page(Dataset dataset, Between between, String after, Paging page) {
    return jdbc.sql(
            """
            WITH net AS (
              SELECT c.record_id,
                     (array_agg(c.before ORDER BY cs.number))[1] AS before,
                     (array_agg(CASE WHEN c.operation < 3 THEN c.after END
                                ORDER BY cs.number DESC))[1] AS after
              FROM change_set cs
              JOIN change c ON c.id > cs.merge::bigint << 32
                           AND c.id < (cs.merge + 1)::bigint << 32
              WHERE cs.dataset = :dataset AND cs.number > :from AND cs.number <= :to
                AND c.record_id > :after
              GROUP BY c.record_id)
            SELECT net.record_id, net.before IS NOT NULL AS was, net.after IS NOT NULL AS is,
                   b.content AS before, b.schema_id AS before_schema,
                   a.content AS after, a.schema_id AS after_schema
            FROM net
            LEFT JOIN version b ON b.id = net.before
            LEFT JOIN version a ON a.id = net.after
            WHERE (net.before IS NULL) <> (net.after IS NULL) OR b.hash IS DISTINCT FROM a.hash
            ORDER BY net.record_id
            OFFSET :skipped LIMIT :limit
            """)
        .param("dataset", dataset.id())
        .param("from", between.from())
        .param("to", between.to())
        .param("after", after)
        .param("limit", page.size())
        .param("skipped", page.skipped())
        .query((row, _) -> change(row, dataset))
        .list();
  }

  private NetChange change(ResultSet row, Dataset dataset) throws SQLException {
    var before = StoredContent.of(row, "before");
    var after = StoredContent.of(row, "after");
    return new NetChange(
        operation(row, before),
        row.getString("record_id"),
        contents.differing(dataset, before, after),
        read(dataset, before),
        read(dataset, after));
  }

  /** What was erased has no content, also where it was before that. */
  private static String operation(ResultSet row, @Nullable StoredContent before)
      throws SQLException {
    if (!row.getBoolean("was")) {
      return "created";
    }
    return row.getBoolean("is") ? "updated" : before == null ? "erased" : "deleted";
  }

  private @Nullable Map<String, Object> read(Dataset dataset, @Nullable StoredContent content) {
    return content == null ? null : contents.read(dataset, content);
  }
}
