package se.samla.infrastructure;

import org.jspecify.annotations.Nullable;

/** A part could not be started; the message says which, why, and ends with the tail of its log. */
public final class PartFailedException extends RuntimeException {
  public PartFailedException(String message) {
    this(message, null);
  }

  public PartFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
