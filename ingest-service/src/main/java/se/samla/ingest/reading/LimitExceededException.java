package se.samla.ingest.reading;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A file, or something in it, that is larger than it may be. Nothing of it is merged. */
final class LimitExceededException extends Problem {
  private static final long serialVersionUID = 1L;

  /**
   * @param limit a stable word: {@code rows}, {@code columns}, {@code line-length}, {@code
   *     json-depth}, {@code compressed-ratio}, {@code body-bytes}, {@code workbook-bytes}, {@code
   *     shared-strings-bytes}, {@code formula-steps}, {@code zip-entries}
   * @param line 0 when it concerns the file as a whole
   */
  LimitExceededException(String limit, long maximum, long line) {
    super(
        HttpStatus.CONTENT_TOO_LARGE,
        "limit-exceeded",
        (line > 0 ? "line " + line + ": " : "")
            + limit
            + ": more than "
            + maximum
            + " (expected: at most "
            + maximum
            + ")");
    tell("limit", limit);
    tell("maximum", maximum);
    if (line > 0) {
      tell("line", line);
    }
  }
}
