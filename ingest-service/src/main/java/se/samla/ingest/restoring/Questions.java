package se.samla.ingest.restoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.samla.events.ConfirmMode;
import se.samla.events.UploadKind;
import se.samla.events.UploadRepeated;
import se.samla.events.UploadValidated;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.uploads.UploadEnds;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.schemas.topics.Topics;

/**
 * Uploads under way: those whose rows are lost fail, the others are told to the catalog once more,
 * without their rows. It says again what became of them, and fails those that it does not have.
 */
@Component
class Questions {
  /** More receipts than can have been taken after the backup without having been told. */
  private static final int RECEIPTS = 1_000_000;

  /** As validation has it. */
  private static final int MOST_SCOPES = 1_000;

  private static final String LOST =
      "what came of it was lost when a backup was put back (expected: send it again)";

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final UploadEnds ends;
  private final Clock clock;

  Questions(JdbcClient jdbc, Outbox outbox, UploadEnds ends, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.ends = ends;
    this.clock = clock;
  }

  private record Lost(UUID id, String dataset, String publisher) {}

  private record Question(String topic, String key, SpecificRecordBase event) {}

  /**
   * @param heard the uploads of which more will be heard anyway
   */
  void ask(Set<UUID> heard) {
    jdbc.sql("update receipt set last = last + ?").param(RECEIPTS).update();
    jdbc.sql("update upload set progressed_at = ? where status = 'receiving'")
        .param(now())
        .update();
    failLost(heard);
    questions().forEach(q -> outbox.add(q.topic(), q.key(), q.event()));
  }

  /** Nothing is on its way that would bring them on. */
  private void failLost(Set<UUID> heard) {
    jdbc.sql(
            """
            update upload u set status = 'failed', cause = 'restored', detail = :lost, ended_at = :now
            where (u.status = 'validating' or (u.status = 'merging' and u.kind in ('reversal', 'withdrawal') and u.cause is null))
              and u.id <> all(:heard::uuid[]) and not exists (select from outbox o where o.upload = u.id)
            returning u.id, u.dataset, u.publisher
            """)
        .param("lost", LOST)
        .param("now", now())
        .param("heard", heard.toArray(UUID[]::new))
        .query(Lost.class)
        .list()
        .forEach(this::tell);
  }

  private void tell(Lost upload) {
    ends.tell(upload.id(), upload.dataset(), upload.publisher(), UploadStatus.FAILED, "restored");
  }

  private List<Question> questions() {
    return jdbc.sql(
            """
            select u.*, u.dialect ->> 'repeats' as repeats, p.name, p.municipality_code,
              array(select distinct s from validated_batch b, unnest(b.scopes) s where b.upload = u.id order by s) as scopes
            from upload u join publisher p on p.organisation_number = u.publisher
            where u.status = 'merging' and (u.kind in ('snapshot', 'delta') or u.cause = 'confirmed') order by u.received_at
            """)
        .query((row, _) -> question(row))
        .list();
  }

  private static Question question(ResultSet row) throws SQLException {
    var repeats = row.getString("repeats");
    return new Question(
        row.getInt("batches") > 1 ? Topics.UPLOAD_VALIDATED_BULK : Topics.UPLOAD_VALIDATED,
        Topics.uploadKey(row.getString("dataset"), row.getString("publisher")),
        repeats == null ? validated(row) : repeated(row, UUID.fromString(repeats)));
  }

  private static UploadValidated validated(ResultSet row) throws SQLException {
    var scopes = List.of((String[]) row.getArray("scopes").getArray());
    var tooMany = scopes.size() > MOST_SCOPES;
    return UploadValidated.newBuilder()
        .setUpload(row.getObject("id", UUID.class))
        .setDataset(row.getString("dataset"))
        .setPublisher(row.getString("publisher"))
        .setPublisherName(row.getString("name"))
        .setMunicipalityCode(row.getString("municipality_code"))
        .setKind(kind(row))
        .setConfirm(ConfirmMode.valueOf(word(row, "confirm")))
        .setReceipt(row.getLong("receipt"))
        .setReceivedAt(row.getTimestamp("received_at").toInstant())
        .setBatches(row.getInt("batches"))
        .setValidRows(row.getLong("rows_valid"))
        .setQuarantinedRows(row.getLong("rows_invalid"))
        .setDeletionsWithheld(row.getBoolean("deletions_withheld") || tooMany)
        .setScopes(tooMany ? List.of() : scopes)
        .build();
  }

  private static UploadRepeated repeated(ResultSet row, UUID repeats) throws SQLException {
    return new UploadRepeated(
        row.getObject("id", UUID.class),
        repeats,
        row.getString("dataset"),
        row.getString("publisher"),
        row.getLong("receipt"),
        row.getTimestamp("received_at").toInstant(),
        row.getLong("rows_valid"),
        row.getBoolean("deletions_withheld"));
  }

  /** Of what nobody sent, which the catalog has held and knows better, any. */
  private static UploadKind kind(ResultSet row) throws SQLException {
    return row.getString("kind").equals("delta") ? UploadKind.DELTA : UploadKind.SNAPSHOT;
  }

  private static String word(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
