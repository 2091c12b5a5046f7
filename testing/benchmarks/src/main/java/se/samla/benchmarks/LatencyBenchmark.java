package se.samla.benchmarks;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/** From PUT to webhook at 200 records a second for a minute, every one of them accounted for. */
final class LatencyBenchmark {
  private static final int PER_SECOND = 200;
  private static final int SECONDS = 60;

  /** Pushes a second: a cold platform is not asked for everything at once. */
  private static final int[] BEGINNING = {20, 50, 100, 150};

  private static final int BEGINNING_SECONDS = 20;

  /** Then as many as are measured, so long each time, until the compilers have little to do. */
  private static final int WARM_SECONDS = 30;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private LatencyBenchmark() {}

  static void run(Report report) throws Exception {
    var ports = PortPlan.free();
    try (var platform = Platform.start(Options.fresh(ports));
        var http = HttpClient.newHttpClient();
        var sink = new Sink();
        var community = new Community(platform)) {
      community.subscribe(community.subscriber(), sink.url("/hook"), Map.of());
      Waiting.until("proof", PATIENCE, () -> sink.proofs() == 1);
      for (var perSecond : BEGINNING) {
        more("warming up", community, sink, perSecond, BEGINNING_SECONDS).tell(report);
      }
      WarmUp.of(http, ports)
          .run(_ -> more("warming up", community, sink, PER_SECOND, WARM_SECONDS).tell(report));
      var refusals = community.refusals();
      var latency =
          measured(sink, community, new Pushing("place-", PER_SECOND, PER_SECOND * SECONDS));
      var refusedMeanwhile = community.refusals() - refusals;
      report.add("records a second", PER_SECOND, "", "200");
      report.add("push to webhook, p50", latency.p50(), "ms");
      report.add("push to webhook, p95", latency.p95(), "ms", "<= 120");
      report.add("push to webhook, p99", latency.p99(), "ms");
      report.add("records reconciled", PER_SECOND * SECONDS, "");
      report.add("answers 429 or 503, tried again, warming up", refusals, "");
      report.add("… and while it was measured", refusedMeanwhile, "");
      var memory = Memory.peaksOf(platform);
      more("memory is looked at", community, sink, PER_SECOND, WARM_SECONDS).tell(report);
      memory.close();
      memory.tell(report);
    }
  }

  /** What is pushed beside the minute that counts: to look at memory costs the processor too. */
  private record More(String meanwhile, int perSecond, Quantiles latency) {
    void tell(Report report) {
      report.add("p95 while %s, %d a second".formatted(meanwhile, perSecond), latency.p95(), "ms");
    }
  }

  private static More more(
      String meanwhile, Community community, Sink sink, int perSecond, int seconds)
      throws InterruptedException {
    var prefix = "more" + System.nanoTime() + "-";
    var latency = measured(sink, community, new Pushing(prefix, perSecond, perSecond * seconds));
    return new More(meanwhile, perSecond, latency);
  }

  private static Quantiles measured(Sink sink, Community community, Pushing pushing)
      throws InterruptedException {
    sink.clear();
    var due = pushing.run(community);
    var arrived = new Arrived(sink, _ -> true);
    Waiting.until("the last delivery", PATIENCE, () -> arrived.changes() >= pushing.count());
    Reconciliation.check(sink.arrivals(), 1, pushing.ids());
    return Pushing.latency(due, sink.arrivals());
  }
}
