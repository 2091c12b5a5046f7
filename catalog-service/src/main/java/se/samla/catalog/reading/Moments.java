package se.samla.catalog.reading;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.catalog.datasets.Dataset;

/** Times of readers, and the change set that was the newest then. */
@Repository
class Moments {
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}-");

  private final JdbcClient jdbc;

  Moments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number of a parameter's time; null when it was not given. */
  @Nullable Long numberAt(Dataset dataset, String parameter, @Nullable String time) {
    return time == null ? null : (Long) numberAt(dataset, parse(parameter, time));
  }

  /** The newest change set committed by then; 0 before the first. */
  long numberAt(Dataset dataset, Instant time) {
    return jdbc.sql(
            """
            SELECT number FROM change_set
            WHERE dataset = :dataset AND committed_at <= :time
            ORDER BY committed_at DESC LIMIT 1
            """)
        .param("dataset", dataset.id())
        .param("time", Timestamp.from(time))
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /**
   * RFC 3339, in any zone; a year of more digits is none that the database has.
   *
   * @throws Problem when it is not that
   */
  static Instant parse(String parameter, String time) {
    try {
      return OffsetDateTime.parse(YEAR.matcher(time).lookingAt() ? time : "").toInstant();
    } catch (DateTimeException e) {
      throw Problem.badParameter(parameter, time, "a time such as 2026-05-01T10:00:00Z");
    }
  }
}
