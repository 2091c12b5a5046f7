package se.samla.infrastructure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every JVM of ours is started with on a machine that runs all of them. */
public final class JavaOptions {
  private static final String VARIABLE = "SAMLA_JAVA_OPTIONS";

  /**
   * Half the processor time of a start goes into the second compiler, which only long runs repay.
   */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  /**
   * Without memory a thread may be gone for ever while the rest looks well: who is dead is started
   * anew. Smaller objects on larger pages: all of these processes share the caches of a few cores,
   * and at 200 pushes a second a webhook comes in less than half the time (docs/performance.md).
   */
  private static final List<String> ALWAYS =
      List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+UseCompactObjectHeaders");

  /** Other systems' JVMs do not know it, and would not start. */
  private static final String ON_LINUX = "-XX:+UseTransparentHugePages";

  private JavaOptions() {}

  /** Those in {@code SAMLA_JAVA_OPTIONS}, split at blanks; else such that they are up soon. */
  public static List<String> given() {
    return of(System.getenv(VARIABLE));
  }

  /** Those that every JVM has, whatever it is started for. */
  public static List<String> always() {
    return always(System.getProperty("os.name"));
  }

  static List<String> always(String system) {
    return Stream.concat(ALWAYS.stream(), Stream.of(ON_LINUX).filter(_ -> system.equals("Linux")))
        .toList();
  }

  /** After those of all, so that they may say otherwise. */
  static List<String> of(@Nullable String variable) {
    var options = Optional.ofNullable(variable).orElse(QUICK_START);
    return Stream.concat(always().stream(), Stream.of(options.split(" ")))
        .filter(option -> !option.isBlank())
        .toList();
  }
}
