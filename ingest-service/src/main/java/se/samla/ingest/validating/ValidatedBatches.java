package se.samla.ingest.validating;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.ingest.issues.FoundIssues;
import se.samla.ingest.issues.Issues;

/** Which batches were validated, and with what result: a batch that comes again changes nothing. */
@Repository
class ValidatedBatches {
  private final JdbcClient jdbc;
  private final Issues issues;

  ValidatedBatches(JdbcClient jdbc, Issues issues) {
    this.jdbc = jdbc;
    this.issues = issues;
  }

  /** All batches of an upload together. */
  record Total(int batches, long valid, long invalid, long warnings, boolean idUnreadable) {}

  void save(UUID upload, int sequence, BatchResult result) {
    jdbc.sql(
            """
            insert into validated_batch (upload, sequence, valid, invalid, warnings, id_unreadable, ids)
            select id, ?, ?, ?, ?, ?, case when kind = 'delta' then ?::text[] end from upload where id = ?
            on conflict do nothing
            """)
        .params(
            sequence,
            result.validRows(),
            result.invalid(),
            result.warnings(),
            result.idUnreadable(),
            result.ids(),
            upload)
        .update();
    issues.save(new FoundIssues(upload, sequence, result.issues(), result.idsByLine()));
  }

  Total total(UUID upload) {
    return jdbc.sql(
            """
            select count(*)::int as batches, coalesce(sum(valid), 0) as valid, coalesce(sum(invalid), 0) as invalid,
              coalesce(sum(warnings), 0) as warnings, coalesce(bool_or(id_unreadable), false) as id_unreadable
            from validated_batch where upload = ?
            """)
        .param(upload)
        .query(Total.class)
        .single();
  }

  /** The municipality of an upload's publisher, which decides whose its rows are. */
  RowValidator.Owner ownerOf(UUID upload) {
    return jdbc.sql(
            """
            select p.organisation_number as publisher, p.municipality_code as municipality
            from upload u join publisher p on p.organisation_number = u.publisher where u.id = ?
            """)
        .param(upload)
        .query(RowValidator.Owner.class)
        .optional()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "upload: " + upload + " (expected: one that this service began)"));
  }
}
