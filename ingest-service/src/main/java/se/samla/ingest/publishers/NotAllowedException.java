package se.samla.ingest.publishers;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A known caller asks for what is not its own. */
final class NotAllowedException extends Problem {
  private static final long serialVersionUID = 1L;

  NotAllowedException(String message) {
    super(HttpStatus.FORBIDDEN, "not-allowed", message);
  }
}
