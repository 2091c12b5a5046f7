package se.samla.notification.subscribing;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import se.samla.notification.problems.ProblemException;

/** There is no such subscription, or it is somebody else's: the answer is the same. */
final class SubscriptionNotFoundException extends ProblemException {
  private static final long serialVersionUID = 1L;

  SubscriptionNotFoundException(UUID id) {
    super(
        HttpStatus.NOT_FOUND,
        "subscription-not-found",
        "subscription: " + id + " (expected: one of yours)");
  }
}
