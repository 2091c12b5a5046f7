package se.samla.ingest.receiving;

import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A repeated Idempotency-Key that cannot be answered with the first answer. */
final class IdempotencyKeyException extends Problem {
  private static final long serialVersionUID = 1L;

  private IdempotencyKeyException(HttpStatus status, String type, String message) {
    super(status, type, message);
  }

  static IdempotencyKeyException otherRequest(String key) {
    return new IdempotencyKeyException(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "idempotency-key-reused",
        "Idempotency-Key: " + key + " (expected: a new key, since this one had another body)");
  }

  static IdempotencyKeyException inFlight(String key) {
    return new IdempotencyKeyException(
        HttpStatus.CONFLICT,
        "idempotency-key-in-flight",
        "Idempotency-Key: " + key + " (expected: the first request with it to end; try again)");
  }
}
