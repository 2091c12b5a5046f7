package se.samla.ingest.validating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.ingest.issues.Issues;
import se.samla.ingest.uploads.UploadResults;
import se.samla.ingest.uploads.UploadStatus;

/** Which batches were validated, and with what result: a batch that comes again changes nothing. */
@Repository
class ValidatedBatches {
  private static final String OWNERS =
      """
      select u.id, u.status, p.organisation_number, p.municipality_code,
        (u.started_at at time zone 'Europe/Stockholm')::date as day,
        array(select distinct e.record_id from erased_record e
              where e.dataset = u.dataset and (e.publisher is null or e.publisher = u.publisher)) as erased
      from upload u join publisher p on p.organisation_number = u.publisher
      """;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final Issues issues;

  ValidatedBatches(JdbcTemplate template, Issues issues) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.issues = issues;
  }

  /** An upload of one batch, whose it is, and where it stands. */
  record Open(RowValidator.Owner owner, UploadStatus status) {
    boolean isToBeValidated() {
      return status == UploadStatus.VALIDATING || status == UploadStatus.FAILED;
    }

    /** A failed one is tried again, but has not become another's fault. */
    boolean goesTo(UploadStatus next) {
      return status == UploadStatus.VALIDATING || next == UploadStatus.MERGING;
    }
  }

  /**
   * All batches of an upload together.
   *
   * @param derived valid rows whose id was derived although the dataset has ids
   */
  record Total(
      int batches, long valid, long invalid, long warnings, long derived, boolean idUnreadable) {
    /** Of an upload of one batch. */
    static Total of(BatchResult only) {
      var derived = only.counts().derived();
      return new Total(
          1, only.validRows(), only.invalid(), only.warnings(), derived, only.idUnreadable());
    }

    /** Where the upload goes: on to the merge, unless no row is left. */
    UploadStatus next() {
      return valid > 0 ? UploadStatus.MERGING : UploadStatus.REJECTED;
    }

    UploadResults.Validated of(UUID upload) {
      return new UploadResults.Validated(
          upload, next(), valid, invalid, warnings, deletionsWithheld());
    }

    /**
     * Whether a snapshot may not delete: the thing of a row is unknown. So it is too when some rows
     * have an id and others lost theirs, for what they were called before would be gone.
     */
    boolean deletionsWithheld() {
      return idUnreadable || (derived > 0 && derived < valid);
    }
  }

  void save(List<BatchResult> results) {
    template.batchUpdate(
        """
        insert into validated_batch (upload, sequence, valid, invalid, warnings, derived, id_unreadable, scopes, ids)
        select id, ?, ?, ?, ?, ?, ?, ?, case when kind = 'delta' then ?::text[] end from upload where id = ?
        on conflict do nothing
        """,
        results.stream().map(result -> row(result, result.ids())).toList());
    results.stream().map(BatchResult::found).forEach(issues::save);
  }

  /** Those of uploads of one batch each, which the running transaction has locked. */
  void saveOnly(List<ValidatedUpload> uploads) {
    template.batchUpdate(
        """
        insert into validated_batch (sequence, valid, invalid, warnings, derived, id_unreadable, scopes, ids, upload)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        uploads.stream().map(upload -> row(upload.result(), upload.ids())).toList());
    uploads.forEach(upload -> issues.save(upload.result().found()));
  }

  private static @Nullable Object[] row(BatchResult result, String @Nullable [] ids) {
    return new @Nullable Object[] {
      result.valid().getSequence(),
      result.validRows(),
      result.invalid(),
      result.warnings(),
      result.counts().derived(),
      result.idUnreadable(),
      result.scopes().toArray(String[]::new),
      ids,
      result.valid().getUpload()
    };
  }

  Total total(UUID upload) {
    return jdbc.sql(
            """
            select count(*)::int as batches, coalesce(sum(valid), 0) as valid, coalesce(sum(invalid), 0) as invalid,
              coalesce(sum(warnings), 0) as warnings, coalesce(sum(derived), 0) as derived, coalesce(bool_or(id_unreadable), false) as id_unreadable
            from validated_batch where upload = ?
            """)
        .param(upload)
        .query(Total.class)
        .single();
  }

  /** The scopes of an upload's valid rows, at most so many. */
  List<String> scopes(UUID upload, int limit) {
    return jdbc.sql(
            """
            select distinct unnest(scopes) as scope from validated_batch where upload = ? order by scope limit ?
            """)
        .params(upload, limit)
        .query(String.class)
        .list();
  }

  /** The municipality of an upload's publisher decides whose its rows are. */
  RowValidator.Owner ownerOf(UUID upload) {
    return jdbc.sql(OWNERS + "where u.id = ?")
        .param(upload)
        .query((row, _) -> owner(row))
        .optional()
        .orElseThrow(() -> unknown(upload));
  }

  /** The same of uploads that are to be validated, which it locks. */
  Map<UUID, Open> lock(Set<UUID> uploads) {
    var locked = new HashMap<UUID, Open>();
    jdbc.sql(OWNERS + "where u.id = any(?) order by u.id for no key update of u")
        .param(uploads.toArray(UUID[]::new))
        .query(
            row -> {
              locked.put(row.getObject("id", UUID.class), open(row));
            });
    for (var upload : uploads) {
      if (!locked.containsKey(upload)) {
        throw unknown(upload);
      }
    }
    return locked;
  }

  private static IllegalStateException unknown(UUID upload) {
    return new IllegalStateException(
        "upload: " + upload + " (expected: one that this service began)");
  }

  private static Open open(ResultSet row) throws SQLException {
    return new Open(owner(row), UploadStatus.ofWord(row.getString("status")));
  }

  private static RowValidator.Owner owner(ResultSet row) throws SQLException {
    return new RowValidator.Owner(
        row.getString("organisation_number"),
        row.getString("municipality_code"),
        row.getObject("day", LocalDate.class),
        Set.of((String[]) row.getArray("erased").getArray()));
  }
}
