package se.samla.ingest.receiving;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A query parameter or header that cannot be read. */
final class InvalidParameterException extends Problem {
  private static final long serialVersionUID = 1L;

  InvalidParameterException(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-parameter", message);
  }
}
