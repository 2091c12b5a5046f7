package se.samla.ingest.receiving;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** The body ended before its time. Hardly anybody is left to hear it. */
final class ClientGoneException extends Problem {
  private static final long serialVersionUID = 1L;

  ClientGoneException(Throwable cause) {
    super(
        HttpStatus.BAD_REQUEST,
        "incomplete-body",
        "body: it ended too early (expected: all of the file). The upload was abandoned.");
    initCause(cause);
  }
}
