package se.samla.standalone.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.PlatformException;
import se.samla.standalone.platform.Urls;
import se.samla.standalone.repairing.Rebuilding;

/** Makes a dataset's records anew; what differs from before is told as changes. */
@Command(
    name = "rebuild",
    description = {
      "Makes a dataset's records anew of what its publishers have contributed.",
      "What differs from before is told as changes."
    },
    mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DATASET", description = "Such as badplatser.")
  private String dataset = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; kept with the decision.")
  private String reason = "";

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--catalog",
      paramLabel = "URL",
      description = "The catalog service (default: that of the platform in --data).")
  private @Nullable URI catalog;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Holds the operator's key (default: operator.key in --data).")
  private @Nullable Path keyFile;

  @Override
  public Integer call() {
    Terminal.print(new Rebuilding(catalog(), key()).rebuild(dataset, reason));
    return 0;
  }

  private URI catalog() {
    if (catalog != null) {
      return catalog;
    }
    if (!DataDirectory.isAt(data.path())) {
      throw new PlatformException(
          data.path() + ": no data here (expected: made by `samla up`, or --catalog)");
    }
    return Urls.of(DataDirectory.portsOf(data.path())).catalog();
  }

  private String key() {
    var file = keyFile == null ? data.path().resolve("operator.key") : keyFile;
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new PlatformException(file + ": cannot be read (expected: a file with the key)");
    }
  }
}
