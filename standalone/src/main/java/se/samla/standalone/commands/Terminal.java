package se.samla.standalone.commands;

import java.io.PrintStream;
import se.samla.standalone.platform.Platform;

/** Results go to standard output, what happens meanwhile to standard error. */
final class Terminal {
  private static final PrintStream RESULTS = System.out;
  private static final PrintStream PROGRESS = System.err;

  private Terminal() {}

  static void tell(String line) {
    PROGRESS.println("samla: " + line);
  }

  static void print(String line) {
    RESULTS.println(line);
  }

  /** The line that scripts wait for. */
  static void announce(Platform platform) {
    RESULTS.println("samla is up: " + platform.urls());
    tell(
        "operator key in " + platform.data().resolve("operator.key") + "; Ctrl-C stops everything");
  }
}
