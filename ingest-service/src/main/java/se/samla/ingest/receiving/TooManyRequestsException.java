package se.samla.ingest.receiving;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** One publisher asks for more than its share, or all for more than there is. Come again. */
final class TooManyRequestsException extends Problem {
  private static final long serialVersionUID = 1L;

  private TooManyRequestsException(HttpStatus status, String message, Duration wait) {
    super(status, "too-many-requests", message);
    retryAfter(wait);
  }

  static TooManyRequestsException rate(int perSecond, Duration wait) {
    return new TooManyRequestsException(
        HttpStatus.TOO_MANY_REQUESTS,
        "requests: too many (expected: at most " + perSecond + " a second)",
        wait);
  }

  static TooManyRequestsException concurrent(int uploads) {
    return new TooManyRequestsException(
        HttpStatus.TOO_MANY_REQUESTS,
        "uploads: too many at once (expected: at most " + uploads + ")",
        Duration.ofSeconds(1));
  }

  static TooManyRequestsException all(int uploads, Duration wait) {
    return new TooManyRequestsException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "uploads: too many of all publishers at once (expected: at most " + uploads + ")",
        wait);
  }
}
