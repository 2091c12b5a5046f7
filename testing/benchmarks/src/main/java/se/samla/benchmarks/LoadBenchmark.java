package se.samla.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * A year of postings: validated only; POST to merged, first and with one row in a hundred changed;
 * beside the limit of the same PostgreSQL.
 */
final class LoadBenchmark {
  private LoadBenchmark() {}

  static void main() throws Exception {
    var first = Files.createTempFile("samla-ledger-", ".csv");
    var changed = Files.createTempFile("samla-ledger-", ".csv");
    try {
      new Ledger(Ledger.ROWS, 0).write(first);
      new Ledger(Ledger.ROWS, 100).write(changed);
      System.out.printf("%,d rows, %,d bytes%n", Ledger.ROWS, Files.size(first));
      run(first, changed);
    } finally {
      Files.delete(first);
      Files.delete(changed);
    }
  }

  private static void run(Path first, Path changed) throws Exception {
    try (var platform = Platform.start(Options.fresh(PortPlan.free()));
        var client = Client.of(platform);
        var limit = Limit.in(platform.administration())) {
      validate(platform, client, first);
      var limitFirst = rate("limit, first", () -> merged(limit, first));
      var limitAgain = rate("limit, 1 % changed", () -> merged(limit, changed));
      var ours = rate("Samla, first", () -> client.merge(first));
      var again = rate("Samla, 1 % changed", () -> client.merge(changed));
      System.out.printf("ratio to the limit, first       %.2f%n", ours / limitFirst);
      System.out.printf("ratio to the limit, 1 %% changed %.2f%n", again / limitAgain);
    }
  }

  /** Four times: the compiler is busy with the code until the third. */
  private static void validate(Platform platform, Client client, Path file) throws Exception {
    for (var round : new String[] {"cold", "second", "third", "warm"}) {
      var before = cpu(platform);
      rate("validateOnly, " + round, () -> client.validate(file));
      var seconds = cpu(platform).minus(before).toMillis() / 1000.0;
      System.out.printf("  rows per core-second     %,10.0f%n", Ledger.ROWS / seconds);
    }
  }

  private static Duration cpu(Platform platform) {
    return platform.processOf("ingest").info().totalCpuDuration().orElseThrow();
  }

  private static Boolean merged(Limit limit, Path file) throws Exception {
    limit.merge(file);
    return true;
  }

  private static double rate(String what, Callable<?> work) throws Exception {
    var start = System.nanoTime();
    work.call();
    var rate = Ledger.ROWS / ((System.nanoTime() - start) / 1e9);
    System.out.printf("%-26s %,10.0f rows/s%n", what, rate);
    return rate;
  }
}
