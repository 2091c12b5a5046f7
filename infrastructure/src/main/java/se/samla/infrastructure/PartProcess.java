package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A part that was started. */
public final class PartProcess {
  private static final long BETWEEN_QUESTIONS = 50;

  private final Part part;
  private final Process process;
  private final Path log;
  private final CompletableFuture<Void> ended;

  PartProcess(Part part, Process process, Path log, CompletableFuture<Void> ended) {
    this.part = part;
    this.process = process;
    this.log = log;
    this.ended = ended;
  }

  public String name() {
    return part.name();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes when the process has ended, however it did. */
  public CompletableFuture<PartProcess> onExit() {
    return ended.thenApply(_ -> this);
  }

  /**
   * Waits until the part answers.
   *
   * @throws PartFailedException when it ends before, or takes longer; quotes its log
   */
  public PartProcess awaitReady(Duration atMost) {
    var end = System.nanoTime() + atMost.toNanos();
    while (!part.isReady()) {
      if (endsWithin(BETWEEN_QUESTIONS)) {
        throw failed("ended with exit code " + process.exitValue());
      }
      if (System.nanoTime() > end) {
        throw failed("did not answer within " + atMost.toSeconds() + " s");
      }
    }
    return this;
  }

  /** Asks it to end; {@link #end} waits for it. */
  public void askToEnd() {
    if (isAlive()) {
      try {
        Shell.clean(List.of("sh", "-c", "kill -s $0 $1", part.stopSignal(), "" + process.pid()))
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Asks it to end, and kills it when it has not within the grace. */
  public void end(Duration grace) {
    askToEnd();
    if (!endsWithin(grace.toMillis())) {
      process.destroyForcibly();
      endsWithin(grace.toMillis());
    }
  }

  private boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private PartFailedException failed(String why) {
    return new PartFailedException(name() + " " + why + "; its log ends:" + LogTail.of(log));
  }
}
