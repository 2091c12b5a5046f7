package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where the pid files of one launcher's children are; gone when all of them have ended. */
record RunDirectory(Path path) {
  private static final String WATCHDOG = "watchdog";
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  /**
   * A new one. Where a launcher died here a moment ago, its watchdog is first allowed to finish.
   *
   * @throws PartFailedException when it does not
   */
  static RunDirectory in(Path data) {
    var run = new RunDirectory(data.resolve("run"));
    try {
      run.awaitEndOfFormerWatchdog();
      Directories.delete(run.path);
      Files.createDirectories(run.path);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void watchedBy(long pid) throws IOException {
    Files.writeString(path.resolve(WATCHDOG), Long.toString(pid));
  }

  private void awaitEndOfFormerWatchdog() throws IOException {
    var file = path.resolve(WATCHDOG);
    if (Files.exists(file)) {
      ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
          .filter(RunDirectory::isShell)
          .ifPresent(this::awaitEnd);
    }
  }

  /** Its pid may be somebody else's by now. */
  private static boolean isShell(ProcessHandle process) {
    return process.info().command().filter(c -> c.matches(".*/(sh|dash|bash|busybox)")).isPresent();
  }

  private void awaitEnd(ProcessHandle watchdog) {
    try {
      watchdog.onExit().get(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new PartFailedException(
          path
              + ": another launcher's processes are still ending (watchdog "
              + watchdog.pid()
              + ")",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
