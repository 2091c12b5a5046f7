package se.samla.schemas.datasets;

/**
 * A dataset definition that cannot be used. The message names file, field and what was expected.
 */
public final class InvalidDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidDefinitionException(String file, String message) {
    super(file + ": " + message);
  }

  static InvalidDefinitionException of(String file, String where, Object value, String expected) {
    return new InvalidDefinitionException(
        file, where + ": " + value + " (expected: " + expected + ")");
  }
}
