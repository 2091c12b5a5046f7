package se.samla.notification.problems;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that is refused, in words for its sender.
 *
 * <p>Messages have the form {@code field: value (expected: …)}.
 */
public abstract class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String word;
  private @Nullable Duration retryAfter;

  /**
   * @param word the last part of the problem's type URI, stable
   */
  protected ProblemException(HttpStatus status, String word, String message) {
    super(message);
    this.status = status;
    this.word = word;
  }

  /** Tells when it is worth trying again. */
  protected final void retryAfter(Duration wait) {
    retryAfter = wait;
  }

  /** Whole seconds, at least one; null when there is no telling. */
  @Nullable String retryAfterSeconds() {
    return retryAfter == null ? null : Long.toString(Math.max(1, retryAfter.toSeconds()));
  }

  HttpStatus status() {
    return status;
  }

  String word() {
    return word;
  }
}
