package se.samla.infrastructure;

/** A program that runs as a process of its own. */
public interface Part {
  /** Names the part in messages, and its log file. */
  String name();

  /**
   * Puts in place what the program needs and says how to run it; asked before every start.
   *
   * @throws PartFailedException when it cannot be run
   */
  Launch launch();

  /** Whether it answers; asked again and again while it starts, so it must not wait. */
  boolean isReady();

  /** The signal that ends it in an orderly way. */
  default String stopSignal() {
    return "TERM";
  }
}
