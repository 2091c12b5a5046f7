package se.samla.standalone.commands;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;
import se.samla.standalone.platform.Status;

/** Tells how a platform is; exit code 0 when all parts answer. */
@Command(
    name = "status",
    description = "Tells which parts answer and what waits; exit code 0 when all parts answer.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() {
    if (!DataDirectory.isAt(data.path())) {
      throw new PlatformException(data.path() + ": no data here (expected: made by `samla up`)");
    }
    var status = Status.of(data.path());
    StatusTable.of(status, Clock.systemUTC()).forEach(Terminal::print);
    return status.allUp() ? 0 : 1;
  }
}
