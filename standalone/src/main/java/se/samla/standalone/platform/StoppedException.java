package se.samla.standalone.platform;

/** The platform was asked to stop while it was still starting. */
public final class StoppedException extends RuntimeException {
  StoppedException() {
    super("stopped while starting");
  }
}
