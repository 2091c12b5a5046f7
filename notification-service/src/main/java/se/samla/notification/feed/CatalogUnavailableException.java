package se.samla.notification.feed;

import org.jspecify.annotations.Nullable;

/** The catalog's changes API does not answer as it should. Worth a retry. */
public final class CatalogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
