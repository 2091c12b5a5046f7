package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The small shell programs that keep children and containers from outliving this JVM. */
final class Scripts {
  static final String CHILD = read("child.sh");
  static final String WATCHDOG = read("watchdog.sh");
  static final String CONTAINER_WATCHDOG = read("container-watchdog.sh");

  private Scripts() {}

  private static String read(String name) {
    try (var in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
