package se.samla.catalog.merging;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.changes.Contents;
import se.samla.catalog.changes.Operations;
import se.samla.catalog.changes.StoredContent;
import se.samla.catalog.merging.MergeOutcome.Preview;
import se.samla.events.PreviewedChange;

/** What a merge would change, read from its changes before they are taken back. */
@Repository
class Previews {
  private static final int SHOWN = 1_000;

  private final JdbcClient jdbc;
  private final Contents contents;

  Previews(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  Preview of(ReadyUpload upload, int merge) {
    return new Preview(hash(merge), changes(upload, merge));
  }

  /** Over operation, record and both contents' hashes of every change. */
  String hash(int merge) {
    return jdbc.sql(
            """
            SELECT encode(sha256(convert_to(coalesce(string_agg(
                     concat_ws('|', c.operation, c.record_id, b.hash, a.hash), E'\\n'
                     ORDER BY c.record_id, c.operation), ''), 'UTF8')), 'hex')
            FROM change c
            LEFT JOIN version b ON b.id = c.before
            LEFT JOIN version a ON a.id = c.after
            WHERE c.id > :merge << 32 AND c.id < (:merge + 1) << 32
            """)
        .param("merge", (long) merge)
        .query(String.class)
        .single();
  }

  private List<PreviewedChange> changes(ReadyUpload upload, int merge) {
    return jdbc.sql(
            """
            SELECT c.operation, c.record_id, b.schema_id AS before_schema, b.content AS before,
                   a.schema_id AS after_schema, a.content AS after
            FROM change c
            LEFT JOIN version b ON b.id = c.before
            LEFT JOIN version a ON a.id = c.after AND c.operation <> 3
            WHERE c.id > :merge << 32 AND c.id < (:merge + 1) << 32
            ORDER BY c.id
            LIMIT :shown
            """)
        .param("merge", (long) merge)
        .param("shown", SHOWN)
        .query(
            (row, _) ->
                new PreviewedChange(
                    Operations.of(row.getInt("operation")),
                    row.getString("record_id"),
                    contents.differing(
                        upload.source().dataset(),
                        StoredContent.of(row, "before"),
                        StoredContent.of(row, "after"))))
        .list();
  }
}
