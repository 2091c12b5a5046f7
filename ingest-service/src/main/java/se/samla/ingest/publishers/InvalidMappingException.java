package se.samla.ingest.publishers;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A mapping that leads nowhere. */
final class InvalidMappingException extends Problem {
  private static final long serialVersionUID = 1L;

  InvalidMappingException(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-mapping", message);
  }
}
