package se.samla.standalone.commands;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import se.samla.standalone.backups.Backup;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;

/** Writes the state of a running platform to a file. */
@Command(
    name = "backup",
    description = {
      "Writes the state of a running platform to a file: of one moment, while it works.",
      "The file holds its secrets too, and is for its owner only. Kafka's messages are not in it."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A new file.")
  private Path file = Path.of("");

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() {
    if (!DataDirectory.isAt(data.path())) {
      throw new PlatformException(data.path() + ": no data here (expected: made by `samla up`)");
    }
    var whole = file.toAbsolutePath().normalize();
    var bytes = new Backup(data.path(), Clock.systemUTC()).write(whole);
    Terminal.print("%s: %,d bytes".formatted(whole, bytes));
    return 0;
  }
}
