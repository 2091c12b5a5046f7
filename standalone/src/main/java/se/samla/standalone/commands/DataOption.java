package se.samla.standalone.commands;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which platform is meant: the one of a directory. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).",
      defaultValue = ".samla")
  private Path path = Path.of(".samla");

  Path path() {
    return path.toAbsolutePath().normalize();
  }
}
