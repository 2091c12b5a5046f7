package se.samla.standalone.commands;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.samla.standalone.demo.WebhookPrinter;

/** A subscriber's endpoint for trying things out: prints what comes. */
@Command(
    name = "listen",
    description = "Prints each webhook that is sent to http://HOST:PORT/.",
    mixinStandardHelpOptions = true)
public final class ListenCommand implements Callable<Integer> {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "An address of this machine (default: ${DEFAULT-VALUE}). Containers reach that of their "
              + "network's gateway.",
      defaultValue = "127.0.0.1")
  private InetAddress host = InetAddress.getLoopbackAddress();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen (default: ${DEFAULT-VALUE}).",
      defaultValue = "8120")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    try (var printer = WebhookPrinter.start(address(), Terminal::print)) {
      Terminal.tell("listening at " + printer.url() + "; Ctrl-C stops it");
      Thread.currentThread().join();
    }
    return 0;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }
}
