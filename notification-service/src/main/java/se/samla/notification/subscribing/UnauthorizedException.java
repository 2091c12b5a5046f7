package se.samla.notification.subscribing;

import org.springframework.http.HttpStatus;
import se.samla.notification.problems.ProblemException;

/** No key, or none that counts here. Says no more. */
final class UnauthorizedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  UnauthorizedException(String expected) {
    super(
        HttpStatus.UNAUTHORIZED,
        "unauthorized",
        "Authorization: missing or unknown (expected: Bearer <" + expected + ">)");
  }
}
