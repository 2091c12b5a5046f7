package se.samla.notification.problems;

import org.springframework.http.HttpStatus;

/** The request cannot be meant as it stands. */
public final class InvalidRequestException extends ProblemException {
  private static final long serialVersionUID = 1L;

  public InvalidRequestException(String message) {
    super(HttpStatus.BAD_REQUEST, "invalid-request", message);
  }
}
