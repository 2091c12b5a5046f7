package se.samla.standalone.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How to start a platform.
 *
 * @param data the directory of everything it keeps
 * @param discard whether that directory is deleted when the platform has ended
 * @param progress told in a line what happens
 * @param given what the parts are told besides
 */
public record Options(
    Path data, PortPlan ports, boolean discard, Consumer<String> progress, Given given) {
  /** In a directory that stays. */
  public static Options in(Path data, PortPlan ports) {
    return new Options(data, ports, false, _ -> {}, Given.toTheLauncher());
  }

  /** In a new directory that goes with the platform. */
  public static Options fresh(PortPlan ports) {
    try {
      return new Options(
          Files.createTempDirectory("samla-"), ports, true, _ -> {}, Given.toTheLauncher());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Options telling(Consumer<String> listener) {
    return new Options(data, ports, discard, listener, given);
  }

  /** With these variables besides. */
  public Options with(Map<String, String> variables) {
    return new Options(data, ports, discard, progress, given.with(variables));
  }

  /**
   * With services that go these ways.
   *
   * @param detours from a service's name to its way
   */
  public Options through(Map<String, Detour> detours) {
    return new Options(data, ports, discard, progress, given.through(detours));
  }
}
