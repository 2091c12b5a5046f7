package se.samla.notification.subscribing;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import se.samla.notification.problems.ProblemException;

/** A subscription cannot go from the state it is in to the one that was asked for. */
final class RefusedTransitionException extends ProblemException {
  private static final long serialVersionUID = 1L;

  RefusedTransitionException(SubscriptionStatus is, SubscriptionStatus wanted, String expected) {
    super(
        HttpStatus.CONFLICT,
        "refused-transition",
        "status: %s cannot become %s (expected: %s)".formatted(word(is), word(wanted), expected));
  }

  private static String word(SubscriptionStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
