package se.samla.catalog.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;

/** A row of {@link Feed} as a change. */
final class ChangeRow {
  private ChangeRow() {}

  static NumberedChange read(ResultSet row, Dataset dataset, Contents contents)
      throws SQLException {
    return new NumberedChange(
        row.getInt("epoch"),
        row.getLong("number"),
        row.getTimestamp("committed_at").toInstant(),
        row.getInt("size"),
        change(row, dataset, contents));
  }

  private static RecordChange change(ResultSet row, Dataset dataset, Contents contents)
      throws SQLException {
    var before = StoredContent.of(row, "before");
    var after = StoredContent.of(row, "after");
    return RecordChange.newBuilder()
        .setOrdinal(row.getInt("ordinal"))
        .setOperation(Operations.of(row.getInt("operation")))
        .setRecordId(row.getString("record_id"))
        .setPublisher(row.getString("publisher"))
        .setUpload(row.getObject("upload", UUID.class))
        .setLine(row.getObject("line", Integer.class))
        .setVersion(row.getLong("revision"))
        .setFields(contents.differing(dataset, before, after))
        .setBefore(state(row, "before", before))
        .setAfter(state(row, "after", after))
        .build();
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
