package se.samla.standalone.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How to start a platform.
 *
 * @param data the directory of everything it keeps
 * @param discard whether that directory is deleted when the platform has ended
 * @param progress told in a line what happens
 * @param environment variables of the services beside those that the platform sets
 */
public record Options(
    Path data,
    PortPlan ports,
    boolean discard,
    Consumer<String> progress,
    Map<String, String> environment) {
  /** What may be said to the launcher as it may to the services. */
  private static final Pattern GIVEN =
      Pattern.compile("SAMLA_(WEBHOOK_.+|DATASETS|OTLP_ENDPOINT|LOG_FORMAT)");

  /** In a directory that stays. */
  public static Options in(Path data, PortPlan ports) {
    return new Options(data, ports, false, _ -> {}, given());
  }

  /** In a new directory that goes with the platform. */
  public static Options fresh(PortPlan ports) {
    try {
      return new Options(Files.createTempDirectory("samla-"), ports, true, _ -> {}, given());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Options telling(Consumer<String> listener) {
    return new Options(data, ports, discard, listener, environment);
  }

  /** With these variables besides. */
  public Options with(Map<String, String> variables) {
    var all = new HashMap<>(environment);
    all.putAll(variables);
    return new Options(data, ports, discard, progress, all);
  }

  private static Map<String, String> given() {
    var given = new HashMap<>(System.getenv());
    given.keySet().removeIf(name -> !GIVEN.matcher(name).matches());
    return given;
  }
}
