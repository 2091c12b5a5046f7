package se.samla.standalone.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;
import se.samla.standalone.platform.Status;

/** Tells of each part whether it answers; exit code 0 when all do. */
@Command(
    name = "status",
    description = "Tells which parts answer; exit code 0 when all do.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() {
    if (!DataDirectory.isAt(data.path())) {
      throw new PlatformException(data.path() + ": no data here (expected: made by `samla up`)");
    }
    var status = Status.of(DataDirectory.portsOf(data.path()));
    status
        .parts()
        .forEach((part, up) -> Terminal.print("%-12s %s".formatted(part, up ? "up" : "down")));
    return status.allUp() ? 0 : 1;
  }
}
