package se.samla.standalone.commands;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.samla.standalone.demo.Demo;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;

/** Shows the whole way with sample data, in a directory that is gone afterwards. */
@Command(
    name = "demo",
    description =
        "Starts everything in a fresh directory and shows the whole way with sample data.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Option(names = "--keep", description = "Leave it running afterwards, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description = "Services listen on N+1, N+2 and N+3 (default: free ports).")
  private @Nullable Integer portBase;

  @Override
  public Integer call() throws InterruptedException {
    var options = Options.fresh(Given.portsOrFree(portBase)).telling(Terminal::tell);
    try (var platform = Platform.start(options)) {
      Terminal.announce(platform);
      new Demo(platform.urls(), platform.operatorKey(), Terminal::print).run();
      if (keep) {
        Terminal.tell("still running: " + platform.urls());
        Thread.currentThread().join();
      }
    }
    return 0;
  }
}
