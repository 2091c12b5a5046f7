package se.samla.standalone.commands;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.samla.standalone.backups.Restore;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;

/** Puts a backup into the directory of a platform that is not running. */
@Command(
    name = "restore",
    description = {
      "Puts a backup into the directory of a platform that is not running.",
      "Kafka's messages stay, and what came after the backup is taken from them at the next `up`."
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Made by `samla backup`.")
  private Path file = Path.of("");

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--yes", description = "Even if there are data, which are lost then.")
  private boolean sure;

  @Override
  public Integer call() {
    try (var backup = Restore.of(file.toAbsolutePath().normalize());
        var directory = DataDirectory.lock(data.path())) {
      if (!sure && directory.hasData()) {
        throw new PlatformException(
            data.path() + ": there are data (expected: none, or the option --yes)");
      }
      directory.markRestored(Clock.systemUTC().instant());
      backup.into(directory.path());
      Terminal.tell(data.path() + " is as it was at " + backup.moment());
    }
    return 0;
  }
}
