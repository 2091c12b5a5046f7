package se.samla.schemas.wire;

import org.jspecify.annotations.Nullable;

/** Bytes that no retry will make readable: they belong in the dead-letter topic. */
public final class UndecodableMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UndecodableMessageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
