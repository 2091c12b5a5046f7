package se.samla.ingest.paging;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A page that no list has. */
final class InvalidPageException extends Problem {
  private static final long serialVersionUID = 1L;

  InvalidPageException(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-parameter", message);
  }
}
