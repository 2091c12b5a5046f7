package se.samla.standalone.platform;

/** The platform cannot start for a reason the user can change; the message says which. */
public final class PlatformException extends RuntimeException {
  public PlatformException(String message) {
    super(message);
  }
}
