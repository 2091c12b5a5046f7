package se.samla.schemas.registry;

/**
 * The registry refuses a schema: it breaks compatibility, or is no valid schema. A person must act.
 */
public final class IncompatibleSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IncompatibleSchemaException(String message) {
    super(message);
  }
}
