package se.samla.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/** Runs one benchmark in this JVM and writes its result below {@code target/benchmarks}. */
final class Measuring {
  private static final PrintStream OUT = System.out;

  private Measuring() {}

  /**
   * @param arguments its name
   */
  public static void main(String... arguments) throws Exception {
    var home = Path.of(System.getProperty("samla.home", "."));
    var benchmark = Benchmark.named(arguments[0]).orElseThrow();
    var machine = Machine.here();
    var versions = Versions.in(home);
    OUT.printf("%n%s: %s%n", benchmark.id(), benchmark.shows());
    OUT.println(machine.line());
    OUT.println(versions.line());
    var report = new Report(OUT);
    benchmark.run(report);
    var directory = home.resolve("target/benchmarks");
    new Result(benchmark, Instant.now(), machine, versions, report.figures()).write(directory);
    OUT.printf("written to %s, .json and .svg%n", directory.resolve(benchmark.id()));
  }
}
