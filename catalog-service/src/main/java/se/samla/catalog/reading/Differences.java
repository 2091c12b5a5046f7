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

/**
 * What changed in between, all told. Few changes are read at once; of many a page looks through the
 * records instead, so that neither a long time nor a large dataset makes one dear.
 */
@Repository
class Differences {
  private final JdbcClient jdbc;
  private final Contents contents;
  private final InOrder inOrder;
  private final RecordIds ids;

  /** After one change set, up to another. */
  record Between(long from, long to) {}

  Differences(JdbcClient jdbc, Contents contents, InOrder inOrder, RecordIds ids) {
    this.jdbc = jdbc;
    this.contents = contents;
    this.inOrder = inOrder;
    this.ids = ids;
  }

  /**
   * @param after the record the last page ended with
   */
  LookThrough.Page<NetChange> page(
      Dataset dataset, Between between, @Nullable String after, Paging paging) {
    LookThrough.Source<NetChange> source =
        areFew(dataset, between)
            ? (start, most) -> ofChanges(dataset, between, start, most)
            : (start, most) -> ofRecords(dataset, between, start, most);
    return new LookThrough<>(source, NetChange::recordId)
        .page(after, paging.skipped(), paging.size());
  }

  private boolean areFew(Dataset dataset, Between between) {
    return jdbc.sql(DifferenceSql.ARE_FEW)
        .param("dataset", dataset.id())
        .param("from", between.from())
        .param("to", between.to())
        .query(Boolean.class)
        .single();
  }

  LookThrough.Stretch<NetChange> ofChanges(
      Dataset dataset, Between between, @Nullable String after, int most) {
    var page = read(DifferenceSql.OF_CHANGES, dataset, between, new IdRange(after, null), most);
    return LookThrough.Stretch.of(page, most, null, NetChange::recordId);
  }

  LookThrough.Stretch<NetChange> ofRecords(
      Dataset dataset, Between between, @Nullable String after, int most) {
    var range = new IdRange(after, ids.last(dataset, after, LookThrough.STRETCH));
    var sql = DifferenceSql.ofRecords(range);
    var page = inOrder.read(() -> read(sql, dataset, between, range, most));
    return LookThrough.Stretch.of(page, most, range.last(), NetChange::recordId);
  }

  private List<NetChange> read(
      String sql, Dataset dataset, Between between, IdRange range, int most) {
    return jdbc.sql(sql)
        .param("dataset", dataset.id())
        .param("from", between.from())
        .param("to", between.to())
        .param("after", range.after() == null ? "" : range.after())
        .param("last", range.last())
        .param("limit", most)
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
