package se.samla.notification.problems;

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

  /**
   * @param word the last part of the problem's type URI, stable
   */
  protected ProblemException(HttpStatus status, String word, String message) {
    super(message);
    this.status = status;
    this.word = word;
  }

  HttpStatus status() {
    return status;
  }

  String word() {
    return word;
  }
}
