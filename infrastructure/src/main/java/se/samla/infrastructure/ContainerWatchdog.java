package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import org.testcontainers.DockerClientFactory;

/**
 * A shell that removes the containers of this JVM when it ends, even by {@code kill -9}: also where
 * Testcontainers' own container for that cannot run.
 */
final class ContainerWatchdog {
  /** Held here, for its standard input would be closed with a forgotten one. */
  private static final Process SHELL = shell();

  private ContainerWatchdog() {}

  /** Once per JVM, before its first container. */
  static void start() {
    if (!SHELL.isAlive()) {
      throw new IllegalStateException("watchdog of containers: ended (expected: as long as we)");
    }
  }

  private static Process shell() {
    var label =
        DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL + "=" + DockerClientFactory.SESSION_ID;
    try {
      return new ProcessBuilder("sh", "-c", Scripts.CONTAINER_WATCHDOG, "container-watchdog", label)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
