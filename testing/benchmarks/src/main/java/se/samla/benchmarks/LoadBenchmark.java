package se.samla.benchmarks;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * A year of postings: validated only; POST to merged, first and with one row in a hundred changed;
 * beside the limit of the same PostgreSQL and beside Kafka Connect on the same Kafka, all with
 * PostgreSQL's flushes to disk switched on.
 */
final class LoadBenchmark {
  private final Report report;
  private final Platform platform;
  private final Client client;
  private final LedgerFiles files;
  private final WarmUp warmUp;

  private LoadBenchmark(
      Report report, Platform platform, Client client, LedgerFiles files, WarmUp warmUp) {
    this.report = report;
    this.platform = platform;
    this.client = client;
    this.files = files;
    this.warmUp = warmUp;
  }

  /** Rows a second. */
  private record Rates(double first, double changed) {}

  /** What was loaded before, so that code is warm: as often by Connect as by Samla. */
  private record Warmed(int rounds, Rates rates) {}

  private interface Work {
    void run() throws Exception;
  }

  static void run(Report report) throws Exception {
    var ports = PortPlan.free();
    try (var files = LedgerFiles.written();
        var http = HttpClient.newHttpClient();
        var platform = Platform.start(Options.fresh(ports));
        var client = Client.of(platform)) {
      new LoadBenchmark(report, platform, client, files, WarmUp.of(http, ports)).run();
    }
  }

  private void run() throws Exception {
    report.add("rows of the file", Ledger.ROWS, "rows");
    validate();
    var warmed = samla();
    var samla = warmed.rates();
    var limit = limit();
    var connect = connect(warmed.rounds());
    report.ratio("first load, ratio to Kafka Connect", samla.first(), connect.first(), "> 1");
    report.ratio("1 % changed, ratio to Kafka Connect", samla.changed(), connect.changed(), "> 1");
    report.ratio("first load, ratio to the limit", samla.first(), limit.first(), ">= 0.5");
    report.ratio("1 % changed, ratio to the limit", samla.changed(), limit.changed(), ">= 0.5");
  }

  /** Four times: the compiler is busy with the code until the third. */
  private void validate() throws Exception {
    for (var round : new String[] {"cold", "second", "third", "warm"}) {
      var before = cpu();
      rate("validateOnly, " + round, () -> client.validate(files.first()));
      var seconds = cpu().minus(before).toMillis() / 1000.0;
      report.add("validateOnly, " + round + ", per core-second", Ledger.ROWS / seconds, "rows");
    }
  }

  private Duration cpu() {
    return platform.processOf("ingest").info().totalCpuDuration().orElseThrow();
  }

  private Warmed samla() throws Exception {
    try (var memory = Memory.peaksOf(platform)) {
      var rounds = warmUp.run(this::mergeBefore);
      var before = Processor.of(platform);
      var first = merge("Samla, first", files.first());
      Processor.of(platform).tell(report, "Samla, first", before);
      var rates = new Rates(first, merge("Samla, 1 % changed", files.changed()));
      memory.tell(report);
      return new Warmed(rounds, rates);
    }
  }

  /** The year before, then the year before that. */
  private void mergeBefore(int round) throws Exception {
    var year = LedgerFiles.before(round);
    merge("Samla, warming up, " + round, year);
    Files.delete(year);
  }

  /** What comes behind the merge must not slow what is measured next. */
  private double merge(String what, Path file) throws Exception {
    var rate = rate(what, () -> client.merge(file));
    Quiet.await(platform.administration(), Ledger.DATASET);
    return rate;
  }

  private Rates limit() throws Exception {
    try (var limit = Limit.in(platform.administration())) {
      return new Rates(
          rate("limit, first", () -> limit.merge(files.first())),
          rate("limit, 1 % changed", () -> limit.merge(files.changed())));
    }
  }

  /** Last, with a process of its own: while Samla works it is not there. */
  private Rates connect(int rounds) throws Exception {
    try (var connect = Connect.start(platform)) {
      added("Kafka Connect, cold", connect.cold(files.earlier()));
      for (var round = 2; round <= rounds; round++) {
        added("Kafka Connect, warming up, " + round, connect.again(files.earlier()));
      }
      return new Rates(
          added("Kafka Connect, first", connect.warm(files.first())),
          added("Kafka Connect, 1 % changed", connect.warm(files.changed())));
    }
  }

  private double rate(String what, Work work) throws Exception {
    var start = System.nanoTime();
    work.run();
    return added(what, (System.nanoTime() - start) / 1e9);
  }

  private double added(String what, double seconds) {
    return report.add(what, Ledger.ROWS / seconds, "rows/s");
  }
}
