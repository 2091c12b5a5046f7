package se.samla.standalone.platform;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.samla.infrastructure.Part;
import se.samla.infrastructure.PartFailedException;
import se.samla.infrastructure.PartProcess;
import se.samla.infrastructure.Processes;

/** A part that is started again whenever it ends, until it is ended on purpose. */
final class Supervised {
  private final Part part;
  private final Processes processes;
  private final Consumer<String> progress;
  private final BackOff backOff = new BackOff();
  private final CountDownLatch ending = new CountDownLatch(1);
  private volatile @Nullable PartProcess current;
  private volatile long startedAt;

  Supervised(Part part, Processes processes, Consumer<String> progress) {
    this.part = part;
    this.processes = processes;
    this.progress = progress;
  }

  String name() {
    return part.name();
  }

  /**
   * @throws StoppedException when it was ended before
   */
  synchronized PartProcess start() {
    if (isEnding()) {
      throw new StoppedException();
    }
    startedAt = System.nanoTime();
    var started = processes.start(part);
    current = started;
    return started;
  }

  /** From now on its end is repaired; before, it is an error of the start. */
  void keepUp() {
    Thread.ofVirtual().name("keep-up-" + name()).start(this::restartUntilEnding);
  }

  ProcessHandle handle() {
    return process().handle();
  }

  /** Asks it to end and keeps it from coming back. */
  synchronized void askToEnd() {
    ending.countDown();
    var running = current;
    if (running != null) {
      running.askToEnd();
    }
  }

  /** Waits until it has ended, and kills it when it takes too long. */
  void awaitEnd(Duration grace) {
    var running = current;
    if (running != null) {
      running.end(grace);
    }
  }

  private void restartUntilEnding() {
    while (true) {
      process().onExit().join();
      var wait = backOff.after(Duration.ofNanos(System.nanoTime() - startedAt));
      if (isEnding()) {
        return;
      }
      progress.accept(name() + " ended; it is started again in " + wait.toMillis() + " ms");
      if (endsWithin(wait)) {
        return;
      }
      startAgain();
    }
  }

  /** A disk that is full keeps it from starting too; the loop tries again. */
  private void startAgain() {
    try {
      start();
    } catch (PartFailedException | UncheckedIOException e) {
      progress.accept(name() + " could not be started: " + e.getMessage());
    } catch (StoppedException _) {
      // asked to end in this very moment: the loop sees it
    }
  }

  private PartProcess process() {
    var running = current;
    if (running == null) {
      throw new IllegalStateException(name() + " was not started");
    }
    return running;
  }

  private boolean isEnding() {
    return ending.getCount() == 0;
  }

  private boolean endsWithin(Duration wait) {
    try {
      return ending.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
