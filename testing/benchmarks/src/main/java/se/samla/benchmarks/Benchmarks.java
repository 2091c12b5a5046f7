package se.samla.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import se.samla.infrastructure.JavaOptions;

/**
 * What {@code ./samla bench [NAME…]} does: each benchmark in a JVM of its own, so that none is
 * warmed or slowed by the one before it. The exit code tells whether all came to an end, not
 * whether aims were met.
 */
final class Benchmarks {
  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;

  private Benchmarks() {}

  public static void main(String... arguments) throws Exception {
    var names = List.of(arguments);
    if (names.contains("--help") || names.contains("-h")) {
      OUT.print(help());
      return;
    }
    var unknown = names.stream().filter(name -> Benchmark.named(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      ERR.printf("bench: %s (expected: of %s)%n", unknown.getFirst(), ids());
      System.exit(2);
    }
    System.exit(run(chosen(names)));
  }

  /** All of them when none is named. */
  static List<Benchmark> chosen(List<String> names) {
    return names.isEmpty()
        ? List.of(Benchmark.values())
        : names.stream().map(name -> Benchmark.named(name).orElseThrow()).toList();
  }

  static String help() {
    var lines =
        Arrays.stream(Benchmark.values())
            .map(benchmark -> "  %-10s %s%n".formatted(benchmark.id(), benchmark.shows()))
            .collect(Collectors.joining());
    return """
    Usage: ./samla bench [NAME…]

    Measures on this machine, which should do nothing else meanwhile; all of them without a name:

    %s
    Each prints a table and writes NAME.json and NAME.svg to target/benchmarks.
    """
        .formatted(lines);
  }

  private static String ids() {
    return Arrays.stream(Benchmark.values()).map(Benchmark::id).collect(Collectors.joining(", "));
  }

  private static int run(List<Benchmark> benchmarks) throws IOException, InterruptedException {
    var failed = new ArrayList<String>();
    for (var benchmark : benchmarks) {
      if (inAJvmOfItsOwn(benchmark) != 0) {
        failed.add(benchmark.id());
      }
    }
    failed.forEach(id -> ERR.printf("bench: %s did not come to its end; see above%n", id));
    return failed.isEmpty() ? 0 : 1;
  }

  private static int inAJvmOfItsOwn(Benchmark benchmark) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaOptions.always()); // as who is measured
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Measuring.class.getName(), benchmark.id()));
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(benchmark.environment());
    return endOf(builder.start());
  }

  /** Who ends this one ends the other too, and with it what that one started. */
  private static int endOf(Process other) throws InterruptedException {
    var ending = new Thread(other::destroy);
    Runtime.getRuntime().addShutdownHook(ending);
    var status = other.waitFor();
    Runtime.getRuntime().removeShutdownHook(ending);
    return status;
  }
}
