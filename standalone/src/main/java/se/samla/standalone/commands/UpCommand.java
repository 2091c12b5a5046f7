package se.samla.standalone.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;

/** Runs until it is interrupted; prints one line on standard output when all is ready. */
@Command(
    name = "up",
    description = "Starts everything, and stops it on Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description = "Services listen on N+1, N+2 and N+3 (default: ${DEFAULT-VALUE}).",
      defaultValue = "8100")
  private int portBase = 8100;

  @Override
  public Integer call() throws InterruptedException {
    var options = Options.in(data.path(), Given.ports(portBase)).telling(Terminal::tell);
    try (var platform = Platform.start(options)) {
      Terminal.announce(platform);
      Thread.currentThread().join();
    }
    return 0;
  }
}
