package se.samla.ingest.receiving;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** One publisher asks for more than its share; the client may come again. */
final class TooManyRequestsException extends Problem {
  private static final long serialVersionUID = 1L;

  private TooManyRequestsException(String message, Duration wait) {
    super(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", message);
    retryAfter(wait);
  }

  static TooManyRequestsException rate(int perSecond, Duration wait) {
    return new TooManyRequestsException(
        "requests: too many (expected: at most " + perSecond + " a second)", wait);
  }

  static TooManyRequestsException concurrent(int uploads) {
    return new TooManyRequestsException(
        "uploads: too many at once (expected: at most " + uploads + ")", Duration.ofSeconds(1));
  }
}
