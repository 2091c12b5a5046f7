package se.samla.notification.delivering;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import se.samla.notification.problems.ProblemException;

/** A subscriber asks for more requests to its receivers than its share. Come again. */
final class TooManyRequestsException extends ProblemException {
  private static final long serialVersionUID = 1L;

  TooManyRequestsException(DeliverySettings.Subscriber share, Duration wait) {
    super(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "requests: too many (expected: at most %d a second and %d at once to all your receivers)"
            .formatted(share.rate(), share.inFlight()));
    retryAfter(wait);
  }

  /** To URLs that nobody has said of that they want our events. */
  TooManyRequestsException(int unprovenAMinute, Duration wait) {
    super(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "tests: too many of URLs that have not proven themselves (expected: at most %d a minute)"
            .formatted(unprovenAMinute));
    retryAfter(wait);
  }
}
