package se.samla.standalone.pushing;

/** Nothing was taken: the request was refused, or nobody answered it. */
public final class PushException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PushException(String message) {
    super(message);
  }
}
