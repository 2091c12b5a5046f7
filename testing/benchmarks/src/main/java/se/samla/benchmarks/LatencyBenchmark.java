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

  /** Pushes a second, ten seconds of each: a cold platform is not asked for everything at once. */
  private static final int[] WARM_UP = {10, 25, 50, 100, 150};

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
      for (var perSecond : WARM_UP) {
        warm(report, sink, community, perSecond, 10);
      }
      WarmUp.of(http, ports).run(_ -> warm(report, sink, community, PER_SECOND, WARM_SECONDS));
      var refusals = community.refusals();
      var memory = Memory.peaksOf(platform);
      var latency =
          measured(sink, community, new Pushing("place-", PER_SECOND, PER_SECOND * SECONDS));
      memory.close();
      report.add("records a second", PER_SECOND, "", "200");
      report.add("push to webhook, p50", latency.p50(), "ms");
      report.add("push to webhook, p95", latency.p95(), "ms", "<= 120");
      report.add("push to webhook, p99", latency.p99(), "ms");
      report.add("records reconciled", PER_SECOND * SECONDS, "");
      memory.tell(report);
      report.add("answers 429 or 503, tried again, warming up", refusals, "");
      report.add("… and while it was measured", community.refusals() - refusals, "");
    }
  }

  private static void warm(
      Report report, Sink sink, Community community, int perSecond, int seconds)
      throws InterruptedException {
    var prefix = "warm" + report.figures().size() + "-";
    var warm = measured(sink, community, new Pushing(prefix, perSecond, perSecond * seconds));
    report.add("p95 while warming up, %d a second".formatted(perSecond), warm.p95(), "ms");
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
