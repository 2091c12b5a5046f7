package se.samla.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to run a program.
 *
 * @param command program and arguments; no secrets, every user of the machine can read them
 * @param environment variables it sees besides those that every program needs
 */
public record Launch(List<String> command, Map<String, String> environment) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The {@code java} that runs this JVM. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
