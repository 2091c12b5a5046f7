package se.samla.ingest.issues;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.ingest.issues.IssueCursor.InvalidCursorException;
import se.samla.ingest.issues.LiveIssueController.LiveIssueView;
import se.samla.ingest.paging.Paging;
import se.samla.ingest.problems.Problem;

/** Open or closed issues of a publisher, the oldest first. */
@Repository
class LiveIssueList {
  private final JdbcClient jdbc;

  LiveIssueList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum State {
    OPEN,
    CLOSED;

    static State of(String word) {
      return switch (word) {
        case "open" -> OPEN;
        case "closed" -> CLOSED;
        default -> throw new UnknownStateException(word);
      };
    }
  }

  /** A state that no issue has. */
  static final class UnknownStateException extends Problem {
    private static final long serialVersionUID = 1L;

    UnknownStateException(String word) {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-parameter",
          "state: " + word + " (expected: open or closed)");
    }
  }

  /** Which issues; an empty dataset means all. */
  record Filter(String publisher, String dataset, State state) {
    String next(int limit, Place last) {
      return "/v1/publishers/%s/issues?dataset=%s&state=%s&limit=%d&cursor=%s"
          .formatted(
              publisher,
              URLEncoder.encode(dataset, StandardCharsets.UTF_8),
              state.name().toLowerCase(Locale.ROOT),
              limit,
              last);
    }
  }

  /** A place in the list. */
  record Place(Instant openedAt, UUID upload, IssueCursor cursor) {
    private static final Place BEGINNING =
        new Place(Instant.EPOCH, new UUID(0, 0), IssueCursor.BEGINNING);

    static Place parse(String cursor) {
      if (cursor.isEmpty()) {
        return BEGINNING;
      }
      var parts = cursor.split("_", 3);
      try {
        return new Place(
            Instant.parse(parts[0]), UUID.fromString(parts[1]), IssueCursor.parse(parts[2]));
      } catch (DateTimeException
          | IllegalArgumentException
          | ArrayIndexOutOfBoundsException notOurs) {
        throw new InvalidCursorException(cursor);
      }
    }

    @Override
    public String toString() {
      return openedAt + "_" + upload + "_" + cursor;
    }
  }

  record Listed(Place place, LiveIssueView view) {}

  List<Listed> after(Filter filter, Place place, Paging paging, Locale locale) {
    return jdbc.sql(
            """
            select * from issue
            where publisher = :publisher and (:dataset = '' or dataset = :dataset) and opened_at is not null
              and (closed_at is null) = :open
              and (opened_at, upload, sequence, ordinal) > (:openedAt, :upload, :sequence, :ordinal)
            order by opened_at, upload, sequence, ordinal
            offset :skipped limit :limit
            """)
        .param("publisher", filter.publisher())
        .param("dataset", filter.dataset())
        .param("open", filter.state() == State.OPEN)
        .param("openedAt", place.openedAt().atOffset(ZoneOffset.UTC))
        .param("upload", place.upload())
        .param("sequence", place.cursor().sequence())
        .param("ordinal", place.cursor().ordinal())
        .param("skipped", paging.skipped())
        .param("limit", paging.size())
        .query((row, _) -> listed(row, locale))
        .list();
  }

  private static Listed listed(ResultSet row, Locale locale) throws SQLException {
    var openedAt = Objects.requireNonNull(time(row, "opened_at"));
    var upload = row.getObject("upload", UUID.class);
    var cursor = new IssueCursor(row.getInt("sequence"), row.getInt("ordinal"));
    var view =
        new LiveIssueView(
            upload,
            row.getString("dataset"),
            row.getString("local_id"),
            openedAt,
            time(row, "closed_at"),
            row.getObject("closed_by", UUID.class),
            IssueView.of(Issues.issueOf(row), locale));
    return new Listed(new Place(openedAt, upload, cursor), view);
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
