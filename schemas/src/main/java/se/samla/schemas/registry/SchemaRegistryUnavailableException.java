package se.samla.schemas.registry;

import org.jspecify.annotations.Nullable;

/**
 * The registry does not answer as it should. Worth a retry; says nothing about the message at hand.
 */
public final class SchemaRegistryUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SchemaRegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
