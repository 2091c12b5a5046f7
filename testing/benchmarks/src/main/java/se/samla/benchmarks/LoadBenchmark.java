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
 * beside the limit of the same PostgreSQL. The year before comes first, so that code is warm and
 * the publisher has other rows already.
 */
final class LoadBenchmark {
  private LoadBenchmark() {}

  static void run(Report report) throws Exception {
    var earlier = Files.createTempFile("samla-ledger-", ".csv");
    var first = Files.createTempFile("samla-ledger-", ".csv");
    var changed = Files.createTempFile("samla-ledger-", ".csv");
    try {
      new Ledger(2024, Ledger.ROWS, 0).write(earlier);
      new Ledger(2025, Ledger.ROWS, 0).write(first);
      new Ledger(2025, Ledger.ROWS, 100).write(changed);
      System.out.printf("%,d rows, %,d bytes%n", Ledger.ROWS, Files.size(first));
      run(report, earlier, first, changed);
    } finally {
      Files.delete(earlier);
      Files.delete(first);
      Files.delete(changed);
    }
  }

  private static void run(Report report, Path earlier, Path first, Path changed) throws Exception {
    try (var platform = Platform.start(Options.fresh(PortPlan.free()));
        var client = Client.of(platform);
        var limit = Limit.in(platform.administration())) {
      validate(report, platform, client, first);
      var memory = Memory.peaksOf(platform);
      rate(report, "Samla, cold (year before)", () -> client.merge(earlier));
      Quiet.await(platform.administration(), Ledger.DATASET);
      var limitFirst = rate(report, "limit, first", () -> merged(limit, first));
      var limitAgain = rate(report, "limit, 1 % changed", () -> merged(limit, changed));
      var ours = rate(report, "Samla, first", () -> client.merge(first));
      Quiet.await(platform.administration(), Ledger.DATASET);
      var again = rate(report, "Samla, 1 % changed", () -> client.merge(changed));
      memory.close();
      memory.tell(report);
      beside(report, platform, new Path[] {earlier, first, changed}, ours, again);
      report.ratio("ratio to the limit, first", ours, limitFirst, ">= 0.5");
      report.ratio("ratio to the limit, 1 % changed", again, limitAgain, ">= 0.5");
    }
  }

  /** Last, with a process of its own: while Samla works it is not there. */
  private static void beside(
      Report report, Platform platform, Path[] files, double ours, double again) throws Exception {
    try (var connect = Connect.start(platform)) {
      report.add("Kafka Connect, cold", Ledger.ROWS / connect.cold(files[0]), "rows/s");
      var first =
          report.add("Kafka Connect, first", Ledger.ROWS / connect.warm(files[1]), "rows/s");
      var changed =
          report.add("Kafka Connect, 1 % changed", Ledger.ROWS / connect.warm(files[2]), "rows/s");
      report.ratio("ratio to Kafka Connect, first", ours, first, "> 1");
      report.ratio("ratio to Kafka Connect, 1 % changed", again, changed, "> 1");
    }
  }

  /** Four times: the compiler is busy with the code until the third. */
  private static void validate(Report report, Platform platform, Client client, Path file)
      throws Exception {
    for (var round : new String[] {"cold", "second", "third", "warm"}) {
      var before = cpu(platform);
      rate(report, "validateOnly, " + round, () -> client.validate(file));
      var seconds = cpu(platform).minus(before).toMillis() / 1000.0;
      report.add("validateOnly, " + round + ", per core-second", Ledger.ROWS / seconds, "rows");
    }
  }

  private static Duration cpu(Platform platform) {
    return platform.processOf("ingest").info().totalCpuDuration().orElseThrow();
  }

  private static Boolean merged(Limit limit, Path file) throws Exception {
    limit.merge(file);
    return true;
  }

  private static double rate(Report report, String what, Callable<?> work) throws Exception {
    var start = System.nanoTime();
    work.call();
    return report.add(what, Ledger.ROWS / ((System.nanoTime() - start) / 1e9), "rows/s");
  }
}
