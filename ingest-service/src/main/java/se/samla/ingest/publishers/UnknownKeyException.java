package se.samla.ingest.publishers;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** No key, or one that nobody has. */
final class UnknownKeyException extends Problem {
  private static final long serialVersionUID = 1L;

  UnknownKeyException() {
    super(
        HttpStatus.UNAUTHORIZED,
        "unknown-key",
        "authorization: no known key (expected: Authorization: Bearer <key>)");
  }
}
