package se.samla.ingest.receiving;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A Content-Type that no reader knows. */
final class UnsupportedFormatException extends Problem {
  private static final long serialVersionUID = 1L;

  UnsupportedFormatException(String type) {
    super(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported-format",
        "Content-Type: "
            + type
            + " (expected: text/csv, application/json, application/x-ndjson, application/geo+json"
            + " or application/vnd.openxmlformats-officedocument.spreadsheetml.sheet)");
  }
}
