package se.samla.ingest.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.ingest.paging.Paging;

/** Issues in the database, in the order of their batches. */
@Repository
public class Issues {
  private static final Paging PAGE = new Paging(1000, null, null);

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final IssueCounts counts;
  private final OpenIssueCounts open;
  private final Clock clock;

  Issues(JdbcTemplate template, IssueCounts counts, OpenIssueCounts open, Clock clock) {
    this.template = template;
    this.counts = counts;
    this.open = open;
    this.clock = clock;
    this.jdbc = JdbcClient.create(template);
  }

  /** An issue and where it stands in its upload's list. */
  record Placed(IssueCursor cursor, Issue issue) {}

  /** Saves what was found, each code to its thousandth, and counts all; again has no effect. */
  public void save(FoundIssues found) {
    if (!found.issues().isEmpty()) {
      insert(found, IssueCap.listed(found.issues(), counts.before(found)));
      counts.add(found);
    }
  }

  private void insert(FoundIssues found, List<Issue> listed) {
    template.batchUpdate(
        """
        insert into issue (upload, sequence, ordinal, line, column_name, field, value, code, severity, expected, suggestion, local_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        IntStream.range(0, listed.size()).mapToObj(i -> row(found, i, listed.get(i))).toList());
  }

  /** Gives an upload the report of another that said the same. */
  public void repeat(UUID of, UUID upload) {
    jdbc.sql(
            """
            with counted as (
              insert into issue_count (upload, sequence, code, count)
              select :upload, sequence, code, count from issue_count where upload = :of)
            insert into issue (upload, sequence, ordinal, line, column_name, field, value, code, severity, expected, suggestion, local_id)
            select :upload, sequence, ordinal, line, column_name, field, value, code, severity, expected, suggestion, local_id
            from issue where upload = :of and code <> 'conflict'
            """)
        .param("upload", upload)
        .param("of", of)
        .update();
  }

  List<Placed> after(UUID upload, IssueCursor cursor, Paging paging) {
    return jdbc.sql(
            """
            select * from issue where upload = ? and (sequence, ordinal) > (?, ?) order by sequence, ordinal offset ? limit ?
            """)
        .params(upload, cursor.sequence(), cursor.ordinal(), paging.skipped(), paging.size())
        .query(Issues::map)
        .list();
  }

  /** All that are listed, a page at a time: close it. */
  Stream<Issue> all(UUID upload) {
    return Stream.iterate(
            after(upload, IssueCursor.BEGINNING, PAGE),
            page -> !page.isEmpty(),
            page -> after(upload, page.getLast().cursor(), PAGE))
        .flatMap(List::stream)
        .map(Placed::issue);
  }

  /**
   * Blanks what issues quote of a record: its id is a local id, or has the publisher before it. Its
   * conflicts end: the catalog's word comes when they are not to be found by it any more.
   */
  public void erase(String dataset, String recordId) {
    blank(dataset, recordId).forEach(publisher -> open.tell(dataset, publisher));
  }

  /**
   * @return whose conflicts ended, in order, for counting locks
   */
  private SortedSet<String> blank(String dataset, String recordId) {
    return new TreeSet<>(
        jdbc.sql(
                """
                update issue set value = null, local_id = null, lost_id = null,
                  closed_at = case when code = 'conflict' and closed_at is null then :now else closed_at end
                from upload u
                where u.id = upload and u.dataset = :dataset
                  and (local_id = :record or u.publisher || '.' || local_id = :record or lost_by || '.' || lost_id = :record)
                returning u.publisher
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("dataset", dataset)
            .param("record", recordId)
            .query(String.class)
            .list());
  }

  private static @Nullable Object[] row(FoundIssues found, int ordinal, Issue issue) {
    return new @Nullable Object[] {
      found.upload(),
      found.sequence(),
      ordinal,
      issue.line(),
      issue.column(),
      issue.field(),
      storable(issue.value()),
      issue.code().word(),
      issue.code().severity().name(),
      issue.expected(),
      issue.suggestion(),
      storable(found.idsByLine().get(issue.line()))
    };
  }

  /** PostgreSQL's text holds every character but NUL. */
  private static @Nullable String storable(@Nullable String value) {
    return value == null ? null : value.replace('\u0000', '\uFFFD');
  }

  /** The issue of a row of the table. */
  static Issue issueOf(ResultSet row) throws SQLException {
    return new Issue(
        row.getInt("line"),
        row.getString("column_name"),
        row.getString("field"),
        row.getString("value"),
        IssueCode.ofWord(row.getString("code")),
        row.getString("expected"),
        row.getString("suggestion"));
  }

  private static Placed map(ResultSet row, int number) throws SQLException {
    return new Placed(new IssueCursor(row.getInt("sequence"), row.getInt("ordinal")), issueOf(row));
  }
}
