package se.samla.ingest.publishers;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A publisher's description that cannot be taken. */
final class InvalidPublisherException extends Problem {
  private static final long serialVersionUID = 1L;

  InvalidPublisherException(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-publisher", message);
  }
}
