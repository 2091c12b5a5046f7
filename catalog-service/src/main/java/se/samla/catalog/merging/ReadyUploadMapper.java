package se.samla.catalog.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.merging.ReadyUpload.Kind;

/** The rows of the work queue. */
@Component
class ReadyUploadMapper {
  private final Datasets datasets;

  ReadyUploadMapper(Datasets datasets) {
    this.datasets = datasets;
  }

  Source source(ResultSet row) throws SQLException {
    return new Source(
        row.getInt("source"),
        datasets.get(row.getString("dataset")),
        row.getString("publisher"),
        row.getLong("snapshot_receipt"));
  }

  ReadyUpload upload(ResultSet row, Source source) throws SQLException {
    return new ReadyUpload(
        row.getInt("number"),
        row.getObject("id", UUID.class),
        source,
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getBoolean("confirm_always"),
        row.getLong("receipt"),
        row.getInt("batches"),
        row.getLong("valid_rows"),
        row.getBoolean("deletions_withheld"),
        List.of((String[]) row.getArray("scopes").getArray()),
        confirmation(row),
        row.getTimestamp("ready_at").toInstant());
  }

  private static @Nullable Confirmation confirmation(ResultSet row) throws SQLException {
    var hash = row.getString("confirmed_hash");
    return hash == null
        ? null
        : new Confirmation(
            hash,
            row.getObject("confirmed_deletions", Long.class),
            row.getBoolean("confirmed_by_operator"));
  }
}
