package se.samla.standalone.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How to start a platform.
 *
 * @param data the directory of everything it keeps
 * @param discard whether that directory is deleted when the platform has ended
 * @param progress told in a line what happens
 */
public record Options(Path data, PortPlan ports, boolean discard, Consumer<String> progress) {
  /** In a directory that stays. */
  public static Options in(Path data, PortPlan ports) {
    return new Options(data, ports, false, _ -> {});
  }

  /** In a new directory that goes with the platform. */
  public static Options fresh(PortPlan ports) {
    try {
      return new Options(Files.createTempDirectory("samla-"), ports, true, _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Options telling(Consumer<String> listener) {
    return new Options(data, ports, discard, listener);
  }
}
