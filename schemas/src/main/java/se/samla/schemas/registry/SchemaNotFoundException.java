package se.samla.schemas.registry;

/** The registry answers, and knows no such schema. Waiting does not help. */
public final class SchemaNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SchemaNotFoundException(String message) {
    super(message);
  }
}
