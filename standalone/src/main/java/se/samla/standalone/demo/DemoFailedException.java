package se.samla.standalone.demo;

/** Something the demo promises did not come true; the message says what. */
public final class DemoFailedException extends RuntimeException {
  DemoFailedException(String message) {
    super(message);
  }
}
