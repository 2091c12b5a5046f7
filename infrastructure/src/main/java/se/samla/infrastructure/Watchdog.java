package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shell that waits for the end of its standard input, which comes when this JVM ends, even by
 * {@code kill -9}. Then it ends every child that still has a pid file.
 */
final class Watchdog implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  /**
   * @param erase deleted when all is over; null to delete nothing
   */
  static Watchdog over(RunDirectory run, @Nullable Path erase) {
    var arguments = List.of(run.path().toString(), Long.toString(GRACE.toSeconds()), text(erase));
    try {
      var script = Files.writeString(run.path().resolve("watchdog.sh"), Scripts.WATCHDOG);
      var shell = Shell.running(script, arguments).start();
      run.watchedBy(shell.pid());
      return new Watchdog(shell);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(@Nullable Path path) {
    return path == null ? "" : path.toString();
  }

  /** Lets it end what is left, and waits until it has. */
  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      shell.waitFor(GRACE.toSeconds() + 5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
