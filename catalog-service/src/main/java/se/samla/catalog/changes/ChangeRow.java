package se.samla.catalog.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;
import se.samla.schemas.changes.RecordContent;

/** A row of {@link Feed} or {@link History} as a change. */
final class ChangeRow {
  /**
   * Where a change c stands: its change set cs, the dataset's head, its cause and who caused it.
   */
  static final String PLACE =
      """
      head.epoch, cs.number, cs.committed_at, cs.size, m.upload AS cause, cause.id AS upload,
      who.publisher, c.id, c.before, c.after, c.operation, c.record_id, c.revision
      """;

  /**
   * What is read of changes that have their place. Two steps, for one join of all these tables
   * takes longer to plan than to carry out. Versions and publishers are looked up for each row that
   * has one: a join would read all of them for a page of a few, and a look-up for nobody reads
   * uploads too.
   */
  static final String OF_PLACED =
      """
      SELECT p.epoch, p.number, p.committed_at, p.size, (p.id & 4294967295)::int AS ordinal,
             p.operation, p.record_id, p.revision, p.publisher, p.upload,
             CASE WHEN a.id >> 32 = p.cause THEN nullif(a.line, 0) END AS line,
             b.content AS before, b.schema_id AS before_schema,
             b.latitude AS before_latitude, b.longitude AS before_longitude,
             b.municipality AS before_municipality,
             CASE WHEN b.id IS NOT NULL
                  THEN (SELECT s.publisher FROM upload u JOIN source s ON s.id = u.source
                        WHERE u.number = (b.id >> 32)::int) END AS before_publisher,
             CASE WHEN p.operation < 3 THEN a.content END AS after,
             a.schema_id AS after_schema,
             a.latitude AS after_latitude, a.longitude AS after_longitude,
             a.municipality AS after_municipality,
             CASE WHEN a.id >> 32 = p.cause THEN p.publisher
                  ELSE (SELECT s.publisher FROM upload u JOIN source s ON s.id = u.source
                        WHERE u.number = (a.id >> 32)::int) END AS after_publisher
      FROM placed p
      LEFT JOIN LATERAL (SELECT * FROM version WHERE id = p.before OFFSET 0) b ON true
      LEFT JOIN LATERAL (SELECT * FROM version WHERE id = p.after OFFSET 0) a ON true
      """;

  private ChangeRow() {}

  /** Each content is decoded once: what differs is told by it, and readers get it. */
  static NumberedChange read(ResultSet row, Dataset dataset, Contents contents)
      throws SQLException {
    var before = StoredContent.of(row, "before");
    var after = StoredContent.of(row, "after");
    var contentBefore = before == null ? null : contents.read(dataset, before);
    var contentAfter = after == null ? null : contents.read(dataset, after);
    var change =
        whatAndWho(row)
            .setFields(RecordContent.differing(contentBefore, contentAfter))
            .setBefore(state(row, "before", before))
            .setAfter(state(row, "after", after))
            .build();
    return new NumberedChange(
        row.getInt("epoch"),
        row.getLong("number"),
        row.getTimestamp("committed_at").toInstant(),
        row.getInt("size"),
        change,
        contentBefore,
        contentAfter);
  }

  private static RecordChange.Builder whatAndWho(ResultSet row) throws SQLException {
    return RecordChange.newBuilder()
        .setOrdinal(row.getInt("ordinal"))
        .setOperation(Operations.of(row.getInt("operation")))
        .setRecordId(row.getString("record_id"))
        .setPublisher(row.getString("publisher"))
        .setUpload(row.getObject("upload", UUID.class))
        .setLine(row.getObject("line", Integer.class))
        .setVersion(row.getLong("revision"));
  }

  private static @Nullable RecordState state(
      ResultSet row, String name, @Nullable StoredContent content) throws SQLException {
    return content == null
        ? null
        : RecordState.newBuilder()
            .setPublisher(row.getString(name + "_publisher"))
            .setMunicipality(row.getString(name + "_municipality"))
            .setLatitude(row.getObject(name + "_latitude", Double.class))
            .setLongitude(row.getObject(name + "_longitude", Double.class))
            .setSchemaId(content.schemaId())
            .setContent(content.avro())
            .build();
  }
}
