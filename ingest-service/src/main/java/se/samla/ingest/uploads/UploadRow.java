package se.samla.ingest.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of the upload table as an upload. */
record UploadRow(JsonMapper json) implements RowMapper<Upload> {
  @Override
  public Upload mapRow(ResultSet row, int number) throws SQLException {
    return new Upload(
        row.getObject("id", UUID.class),
        row.getString("dataset"),
        row.getString("publisher"),
        row.getString("kind"),
        UploadStatus.ofWord(row.getString("status")),
        new Upload.Times(Objects.requireNonNull(time(row, "started_at")), time(row, "received_at")),
        new Upload.Rows(
            row.getLong("rows_read"),
            count(row, "rows_valid"),
            count(row, "rows_invalid"),
            count(row, "warnings")),
        changes(row),
        json.readValue(row.getString("dialect"), new TypeReference<>() {}),
        row.getString("cause"),
        row.getString("detail"));
  }

  private static Upload.Changes changes(ResultSet row) throws SQLException {
    return new Upload.Changes(
        count(row, "created"),
        count(row, "updated"),
        count(row, "deleted"),
        count(row, "unchanged"),
        count(row, "change_set"),
        row.getBoolean("deletions_withheld"));
  }

  private static @Nullable Long count(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Long.class);
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
