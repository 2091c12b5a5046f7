package se.samla.catalog.changes;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A record's content as it is stored.
 *
 * @param schemaId the registry's id of the schema it was written with
 * @param avro plain Avro
 */
public record StoredContent(int schemaId, ByteBuffer avro) {
  /** From the columns {@code name} and {@code name_schema}; null when there is none. */
  public static @Nullable StoredContent of(ResultSet row, String name) throws SQLException {
    var avro = row.getBytes(name);
    return avro == null
        ? null
        : new StoredContent(row.getInt(name + "_schema"), ByteBuffer.wrap(avro));
  }
}
