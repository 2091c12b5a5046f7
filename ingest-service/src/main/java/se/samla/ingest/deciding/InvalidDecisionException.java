package se.samla.ingest.deciding;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A decision that cannot be read, or that does not say what it must. */
final class InvalidDecisionException extends Problem {
  private static final long serialVersionUID = 1L;

  InvalidDecisionException(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-decision", message);
  }
}
