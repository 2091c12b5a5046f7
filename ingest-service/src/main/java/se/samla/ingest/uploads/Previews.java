package se.samla.ingest.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.PreviewedChange;
import se.samla.events.UploadHeld;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The previews of held uploads; a newer one of the same upload replaces the older. */
@Repository
public class Previews {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  Previews(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public void save(UploadHeld event) {
    var changes = event.getPreview().stream().map(Previews::changeOf).toList();
    jdbc.sql(
            """
            insert into preview (upload, hash, reason, created, updated, deleted, unchanged, changes, count_required, held_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (upload) do update set hash = excluded.hash, reason = excluded.reason, created = excluded.created,
              updated = excluded.updated, deleted = excluded.deleted, unchanged = excluded.unchanged,
              changes = excluded.changes, count_required = excluded.count_required, held_at = excluded.held_at
            where preview.held_at <= excluded.held_at
            """)
        .params(
            event.getUpload(),
            event.getPreviewHash(),
            event.getReason(),
            event.getCreated(),
            event.getUpdated(),
            event.getDeleted(),
            event.getUnchanged(),
            json.writeValueAsString(changes),
            event.getCountRequired(),
            event.getHeldAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  public Optional<Preview> find(UUID upload) {
    return jdbc.sql("select * from preview where upload = ?")
        .param(upload)
        .query((row, _) -> map(row))
        .optional();
  }

  private static Preview.Change changeOf(PreviewedChange change) {
    var operation = change.getOperation().name().toLowerCase(Locale.ROOT);
    return new Preview.Change(operation, change.getRecordId(), change.getFields());
  }

  private Preview map(ResultSet row) throws SQLException {
    var counts =
        new Preview.Counts(
            row.getLong("created"),
            row.getLong("updated"),
            row.getLong("deleted"),
            row.getLong("unchanged"));
    return new Preview(
        row.getObject("upload", UUID.class),
        row.getString("hash"),
        row.getString("reason"),
        counts,
        json.readValue(row.getString("changes"), new TypeReference<List<Preview.Change>>() {}),
        row.getBoolean("count_required"),
        row.getObject("held_at", OffsetDateTime.class).toInstant());
  }
}
