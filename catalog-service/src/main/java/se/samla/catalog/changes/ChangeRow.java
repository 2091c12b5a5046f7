package se.samla.catalog.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;
import se.samla.schemas.changes.RecordContent;

/** A row of {@link Feed} as a change. */
final class ChangeRow {
  /** Of a change c, its change set cs, its dataset head, its cause and who caused it. */
  static final String COLUMNS =
      """
      head.epoch, cs.number, cs.committed_at, cs.size,
      (c.id & 4294967295)::int AS ordinal, c.operation, c.record_id, c.revision,
      who.publisher, cause.id AS upload,
      CASE WHEN a.id >> 32 = m.upload THEN nullif(a.line, 0) END AS line,
      b.content AS before, b.schema_id AS before_schema,
      b.latitude AS before_latitude, b.longitude AS before_longitude,
      b.municipality AS before_municipality, bs.publisher AS before_publisher,
      CASE WHEN c.operation < 3 THEN a.content END AS after,
      a.schema_id AS after_schema,
      a.latitude AS after_latitude, a.longitude AS after_longitude,
      a.municipality AS after_municipality, asrc.publisher AS after_publisher
      """;

  /** The contents before and after the change, and whose they are. */
  static final String CONTENTS =
      """
      LEFT JOIN version b ON b.id = c.before
      LEFT JOIN upload bu ON bu.number = (b.id >> 32)::int
      LEFT JOIN source bs ON bs.id = bu.source
      LEFT JOIN version a ON a.id = c.after
      LEFT JOIN upload au ON au.number = (a.id >> 32)::int
      LEFT JOIN source asrc ON asrc.id = au.source
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
