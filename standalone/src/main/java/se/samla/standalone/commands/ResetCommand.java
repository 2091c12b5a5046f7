package se.samla.standalone.commands;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;

/** Deletes the data of a platform that is not running. */
@Command(
    name = "reset",
    description = "Deletes all data of a platform that is not running.",
    mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean sure;

  @Override
  public Integer call() {
    if (!DataDirectory.isAt(data.path())) {
      throw new PlatformException(data.path() + ": no data here (expected: made by `samla up`)");
    }
    try (var directory = DataDirectory.lock(data.path())) {
      askUnlessSure();
      directory.delete();
    }
    Terminal.tell(data.path() + " is deleted");
    return 0;
  }

  private void askUnlessSure() {
    if (!sure && !agrees()) {
      throw new PlatformException("nothing is deleted (expected: yes, or the option --yes)");
    }
  }

  /** Nobody is there to ask when this runs from a script. */
  private boolean agrees() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readLine("Delete all data in %s? (yes/no) ", data.path()))
        .filter("yes"::equals)
        .isPresent();
  }
}
