package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Starts parts, each with a log file of its own, and sees to it that none outlives this JVM. Safe
 * for use by several threads.
 */
public final class Processes implements AutoCloseable {
  private final Path logs;
  private final RunDirectory run;
  private final Watchdog watchdog;
  private final Set<String> logsOfThisRun = ConcurrentHashMap.newKeySet();
  private final AtomicInteger starts = new AtomicInteger();

  private Processes(Path data, @Nullable Path erase) {
    this.logs = Directories.create(data.resolve("logs"));
    this.run = RunDirectory.in(data);
    this.watchdog = Watchdog.over(run, erase);
  }

  /** Logs in {@code data/logs}; the data stay when this JVM ends. */
  public static Processes keeping(Path data) {
    return new Processes(data, null);
  }

  /** As {@link #keeping}, but the directory is deleted when this JVM has ended, however it did. */
  public static Processes discarding(Path data) {
    return new Processes(data, data);
  }

  /**
   * Starts a part; it may not answer yet.
   *
   * @throws PartFailedException when it cannot be run
   */
  public PartProcess start(Part part) {
    var launch = part.launch();
    var log = logOf(part.name());
    var pidName = part.name() + "-" + starts.incrementAndGet();
    try {
      var process = builder(part, pidName, launch, log).start();
      var ended = process.onExit().thenAccept(_ -> forget(pidName));
      return new PartProcess(part, process, log, ended);
    } catch (IOException e) {
      throw new PartFailedException(part.name() + " could not be run: " + e.getMessage(), e);
    }
  }

  private ProcessBuilder builder(Part part, String pidName, Launch launch, Path log) {
    var command = new ArrayList<>(List.of("sh", "-c", Scripts.CHILD, part.name()));
    command.addAll(List.of(run.path().toString(), pidName, part.stopSignal()));
    command.addAll(launch.command());
    var builder = Shell.clean(command).redirectInput(Path.of("/dev/null").toFile());
    builder.environment().putAll(launch.environment());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /** The first start of a run begins a new log and keeps the one before it. */
  private Path logOf(String name) {
    var log = logs.resolve(name + ".log");
    if (logsOfThisRun.add(name) && Files.exists(log)) {
      keepAside(log);
    }
    return log;
  }

  private static void keepAside(Path log) {
    try {
      Files.move(log, Path.of(log + ".before"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forget(String pidName) {
    try {
      Files.deleteIfExists(run.path().resolve(pidName + ".pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what still runs, all at once; returns when it has ended. */
  @Override
  public void close() {
    watchdog.close();
  }
}
