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
  private final JdbcClient jdbc;
  private final Contents contents;
  private final InOrder inOrder;
  private final RecordIds ids;

  Records(JdbcClient jdbc, Contents contents, InOrder inOrder, RecordIds ids) {
    this.jdbc = jdbc;
    this.contents = contents;
    this.inOrder = inOrder;
    this.ids = ids;
  }

  /**
   * A page, by record id; the same work however deep it is.
   *
   * @param after the record the last page ended with
   */
  List<RecordView> page(RecordQuery query, @Nullable String after, int limit) {
    return page(query, new IdRange(after, null), 0, limit);
  }

  /** The same of a stretch, which bounds the work when few of its records count or match. */
  LookThrough.Stretch<RecordView> stretch(RecordQuery query, @Nullable String after, int limit) {
    var last = query.asOf() == null ? null : ids.last(query.dataset(), after, LookThrough.STRETCH);
    var page = page(query, new IdRange(after, last), 0, limit);
    return LookThrough.Stretch.of(page, limit, last, RecordView::id);
  }

  /**
   * @param skipped how many to leave out first
   */
  List<RecordView> page(RecordQuery query, IdRange range, int skipped, int limit) {
    return inOrder.read(() -> read(query, range, skipped, limit));
  }

  private List<RecordView> read(RecordQuery query, IdRange range, int skipped, int limit) {
    var filter = query.filter();
    return jdbc.sql(RecordSql.of(query.asOf()).page(filter, range))
        .param("dataset", query.dataset().id())
        .param("asOf", query.asOf())
        .param("limit", limit)
        .param("skipped", skipped)
        .param("after", range.after())
        .param("last", range.last())
        .param("publisher", filter.publisher())
        .param("municipality", filter.municipality())
        .params(edges(filter.box()))
        .query((row, _) -> view(row, query.dataset()))
        .list();
  }

  /**
   * @param asOf the newest change set that counts; null for all
   */
  Lookup find(Dataset dataset, String recordId, @Nullable Long asOf) {
    return jdbc.sql(RecordSql.of(asOf).one())
        .param("dataset", dataset.id())
        .param("id", recordId)
        .param("asOf", asOf)
        .query((row, _) -> found(row, dataset, recordId))
        .optional()
        .orElseGet(() -> notThere(dataset, recordId, asOf));
  }

  /** Under the id of a record of today there may have been none at a time. */
  private Lookup notThere(Dataset dataset, String recordId, @Nullable Long asOf) {
    return asOf != null && ids.wasThereBy(dataset, recordId, asOf)
        ? moved(dataset, recordId)
        : new Lookup.Unknown();
  }

  private Lookup found(ResultSet row, Dataset dataset, String recordId) throws SQLException {
    return row.getBytes("content") == null
        ? moved(dataset, recordId)
        : new Lookup.Found(
            new RecordWithOrigin(
                view(row, dataset),
                row.getString("local_id"),
                row.getObject("line", Integer.class),
                row.getInt("content_schema")));
  }

  private Lookup moved(Dataset dataset, String recordId) {
    return ids.newIdOf(dataset, recordId)
        .<Lookup>map(Lookup.Moved::new)
        .orElseGet(Lookup.Withdrawn::new);
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
