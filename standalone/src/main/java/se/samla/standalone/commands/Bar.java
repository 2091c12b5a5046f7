package se.samla.standalone.commands;

import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import se.samla.standalone.pushing.Progress;

/** A bar on standard error while somebody looks; a script's log stays clean. */
record Bar(ProgressBar bar) implements Progress {
  private static final long MEGABYTE = 1_000_000;

  static Progress.Of sending() {
    return isWatched() ? Bar::of : _ -> new Unseen();
  }

  private static Progress of(long bytes) {
    return new Bar(
        new ProgressBarBuilder()
            .setTaskName("sending")
            .setInitialMax(bytes)
            .setUnit(" MB", MEGABYTE)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build());
  }

  private static boolean isWatched() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public void sent(long bytes) {
    bar.stepBy(bytes);
  }

  @Override
  public void close() {
    bar.close();
  }

  private record Unseen() implements Progress {
    @Override
    public void sent(long bytes) {
      // nobody looks
    }

    @Override
    public void close() {
      // nothing was shown
    }
  }
}
