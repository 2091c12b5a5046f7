package se.samla.notification.subscribing;

import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import se.samla.notification.problems.ProblemException;

/** Two secrets count already; a third would take the first from a receiver that has no other. */
final class RotationUnderWayException extends ProblemException {
  private static final long serialVersionUID = 1L;

  RotationUnderWayException(Duration wait, Instant until) {
    super(
        HttpStatus.CONFLICT,
        "rotation-under-way",
        "secret-rotation: under way (expected: not before " + until + ")");
    retryAfter(wait);
  }
}
