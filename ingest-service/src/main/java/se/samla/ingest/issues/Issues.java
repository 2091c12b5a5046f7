package se.samla.ingest.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Issues in the database, in the order of their batches. */
@Repository
public class Issues {
  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  Issues(JdbcTemplate template) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
  }

  /** An issue and where it stands in its upload's list. */
  record Placed(int sequence, int ordinal, Issue issue) {}

  /**
   * Saves what a batch's validation, or with sequence -1 the reader, found; again has no effect.
   */
  public void save(UUID upload, int sequence, List<Issue> issues) {
    template.batchUpdate(
        """
        insert into issue (upload, sequence, ordinal, line, column_name, field, value, code, severity, expected, suggestion)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        IntStream.range(0, issues.size())
            .mapToObj(i -> row(upload, sequence, i, issues.get(i)))
            .toList());
  }

  List<Placed> after(UUID upload, int sequence, int ordinal, int limit) {
    return jdbc.sql(
            """
            select * from issue where upload = ? and (sequence, ordinal) > (?, ?) order by sequence, ordinal limit ?
            """)
        .params(upload, sequence, ordinal, limit)
        .query(Issues::map)
        .list();
  }

  private static Object[] row(UUID upload, int sequence, int ordinal, Issue issue) {
    return new Object[] {
      upload,
      sequence,
      ordinal,
      issue.line(),
      issue.column(),
      issue.field(),
      storable(issue.value()),
      issue.code().word(),
      issue.code().severity().name(),
      issue.expected(),
      issue.suggestion()
    };
  }

  /** PostgreSQL's text holds every character but NUL. */
  private static @Nullable String storable(@Nullable String value) {
    return value == null ? null : value.replace('\u0000', '\uFFFD');
  }

  private static Placed map(ResultSet row, int number) throws SQLException {
    var issue =
        new Issue(
            row.getInt("line"),
            row.getString("column_name"),
            row.getString("field"),
            row.getString("value"),
            IssueCode.ofWord(row.getString("code")),
            row.getString("expected"),
            row.getString("suggestion"));
    return new Placed(row.getInt("sequence"), row.getInt("ordinal"), issue);
  }
}
