package se.samla.notification.problems;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Something this service needs is away; the client may try again. */
final class PartAwayException extends ProblemException {
  private static final long serialVersionUID = 1L;

  PartAwayException() {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "part-away",
        "A part of Samla is away for the moment. Nothing was taken; please try again.");
    retryAfter(Duration.ofSeconds(10));
  }
}
