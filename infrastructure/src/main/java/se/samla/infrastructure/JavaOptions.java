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
   * anew.
   */
  private static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

  private JavaOptions() {}

  /** Those in {@code SAMLA_JAVA_OPTIONS}, split at blanks; else such that they are up soon. */
  public static List<String> given() {
    return of(System.getenv(VARIABLE));
  }

  static List<String> of(@Nullable String variable) {
    var options = Optional.ofNullable(variable).orElse(QUICK_START);
    return Stream.concat(Stream.of(END_WITHOUT_MEMORY), Stream.of(options.split(" ")))
        .filter(option -> !option.isBlank())
        .toList();
  }
}
