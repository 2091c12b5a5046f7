package se.samla.standalone.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.samla.standalone.demo.WebhookPrinter;

/** A subscriber's endpoint for trying things out: prints what comes. */
@Command(
    name = "listen",
    description = "Prints each webhook that is sent to http://127.0.0.1:PORT/.",
    mixinStandardHelpOptions = true)
public final class ListenCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen (default: ${DEFAULT-VALUE}).",
      defaultValue = "8120")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    try (var printer = WebhookPrinter.start(port, Terminal::print)) {
      Terminal.tell("listening at " + printer.url() + "; Ctrl-C stops it");
      Thread.currentThread().join();
    }
    return 0;
  }
}
