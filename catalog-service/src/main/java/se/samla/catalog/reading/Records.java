package se.samla.catalog.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.changes.Contents;
import se.samla.catalog.changes.StoredContent;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.reading.RecordView.Point;

@Repository
class Records {
  private static final String SELECT =
      """
      SELECT r.record_id, s.publisher, r.municipality, u.id AS upload, r.revision,
             cs.number, cs.committed_at, r.latitude, r.longitude,
             v.content, v.schema_id AS content_schema
      FROM record r
      JOIN source s ON s.id = r.source
      LEFT JOIN version v ON v.id = r.version
      LEFT JOIN upload u ON u.number = (v.id >> 32)::int
      JOIN change_set cs ON cs.merge = (r.change >> 32)::int
      WHERE r.dataset = :dataset
      """;

  private final JdbcClient jdbc;
  private final Contents contents;

  Records(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /** A page, by record id; the same work however deep it is. */
  List<RecordView> page(Dataset dataset, RecordFilter filter) {
    return jdbc.sql(SELECT + conditions(filter) + " ORDER BY r.record_id LIMIT :limit")
        .param("dataset", dataset.id())
        .param("limit", filter.pageSize())
        .param("after", filter.after())
        .param("publisher", filter.publisher())
        .param("municipality", filter.municipality())
        .params(edges(filter.box()))
        .query((row, _) -> view(row, dataset))
        .list();
  }

  /** Only what was asked for, so that the planner sees which index serves it. */
  private static String conditions(RecordFilter filter) {
    return "AND r.version IS NOT NULL"
        + when(filter.cursor(), " AND r.record_id > :after")
        + when(filter.municipality(), " AND r.municipality = :municipality")
        + when(
            filter.publisher(),
            " AND r.source = (SELECT id FROM source"
                + " WHERE dataset = :dataset AND publisher = :publisher)")
        + when(
            filter.bbox(),
            " AND r.latitude BETWEEN :south AND :north AND r.longitude BETWEEN :west AND :east");
  }

  private static String when(@Nullable Object asked, String condition) {
    return asked == null ? "" : condition;
  }

  Lookup find(Dataset dataset, String recordId) {
    return jdbc.sql(SELECT + "AND r.record_id = :id")
        .param("dataset", dataset.id())
        .param("id", recordId)
        .query((row, _) -> found(row, dataset))
        .optional()
        .orElse(new Lookup.Unknown());
  }

  private Lookup found(ResultSet row, Dataset dataset) throws SQLException {
    return row.getBytes("content") == null
        ? new Lookup.Withdrawn()
        : new Lookup.Found(view(row, dataset));
  }

  private static Map<String, Double> edges(@Nullable Box box) {
    return box == null
        ? Map.of()
        : Map.of(
            "west", box.west(), "south", box.south(), "east", box.east(), "north", box.north());
  }

  private RecordView view(ResultSet row, Dataset dataset) throws SQLException {
    return new RecordView(
        row.getString("record_id"),
        row.getString("publisher"),
        row.getString("municipality"),
        row.getObject("upload", UUID.class),
        row.getInt("revision"),
        row.getLong("number"),
        row.getTimestamp("committed_at").toInstant(),
        contents.read(dataset, Objects.requireNonNull(StoredContent.of(row, "content"))),
        location(row));
  }

  private static @Nullable Point location(ResultSet row) throws SQLException {
    var longitude = row.getObject("longitude", Double.class);
    return longitude == null ? null : new Point(longitude, row.getDouble("latitude"));
  }
}
