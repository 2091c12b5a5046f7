package se.samla.e2e;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Tells of each test when it ends, so that a long run that is broken off leaves what it found. */
final class Diary implements BeforeEachCallback, TestWatcher {
  private final Supplier<Tally> tally;
  private Instant began = Instant.now();

  Diary(Supplier<Tally> tally) {
    this.tally = tally;
  }

  /** A line of its own, with the time and what was done so far. */
  void note(String what) {
    System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    System.out.println("  so far " + tally.get());
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    began = Instant.now();
  }

  @Override
  public void testSuccessful(ExtensionContext test) {
    note(nameOf(test) + ": came true after " + took());
  }

  @Override
  public void testAborted(ExtensionContext test, @Nullable Throwable cause) {
    note(nameOf(test) + ": skipped, " + cause);
  }

  @Override
  public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
    note(nameOf(test) + ": FAILED after " + took() + ", " + cause);
  }

  private static String nameOf(ExtensionContext test) {
    return test.getRequiredTestMethod().getName();
  }

  private String took() {
    return Duration.between(began, Instant.now()).toSeconds() + " s";
  }
}
