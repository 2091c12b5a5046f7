package se.samla.notification.subscribing;

import org.springframework.http.HttpStatus;
import se.samla.notification.problems.ProblemException;

/** For operators: nobody has this id, or this key. */
final class UnknownSubscriberException extends ProblemException {
  private static final long serialVersionUID = 1L;

  UnknownSubscriberException(String what, String value) {
    super(
        HttpStatus.NOT_FOUND,
        "subscriber-not-found",
        what + ": " + value + " (expected: one of a registered subscriber)");
  }
}
