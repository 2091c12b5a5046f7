package se.samla.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * What 98 healthy subscribers notice of one that hangs and one that answers a byte a second: the
 * same pushes before those two subscribe, and after. Rounds alternate no further than that, for
 * nobody can be made not to hang.
 */
final class IsolationBenchmark {
  private static final int HEALTHY = 98;
  private static final int PER_SECOND = 10;
  private static final int COUNT = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private IsolationBenchmark() {}

  static void run(Report report) throws Exception {
    try (var platform = Platform.start(Options.fresh(PortPlan.free()));
        var sink = new Sink();
        var community = new Community(platform)) {
      IntStream.range(0, HEALTHY).forEach(i -> subscribe(community, sink, "/hook/" + i));
      Waiting.until("proof", PATIENCE, () -> sink.proofs() == HEALTHY);
      measured(sink, community, new Pushing("warm-", PER_SECOND, COUNT));
      var alone = measured(sink, community, new Pushing("alone-", PER_SECOND, COUNT));
      subscribe(community, sink, "/hanging");
      subscribe(community, sink, "/trickling");
      Waiting.until("proof", PATIENCE, () -> sink.proofs() == HEALTHY + 2);
      var beside = measured(sink, community, new Pushing("beside-", PER_SECOND, COUNT));
      report.add("push to 98 healthy webhooks, p95, alone", alone.p95(), "ms");
      report.add("… beside a hanging and a trickling one", beside.p95(), "ms");
      report.ratio("ratio", beside.p95(), alone.p95(), "<= 1.2");
    }
  }

  private static void subscribe(Community community, Sink sink, String path) {
    community.subscribe(community.subscriber(), sink.url(path), Map.of());
  }

  private static Quantiles measured(Sink sink, Community community, Pushing pushing)
      throws InterruptedException {
    sink.clear();
    var due = pushing.run(community);
    var expected = (long) pushing.count() * HEALTHY;
    var arrived = new Arrived(sink, IsolationBenchmark::isHealthy);
    Waiting.until("the last delivery", PATIENCE, () -> arrived.changes() >= expected);
    Reconciliation.check(healthy(sink), HEALTHY, pushing.ids());
    return Pushing.latency(due, healthy(sink));
  }

  private static List<Sink.Arrival> healthy(Sink sink) {
    return sink.arrivals().stream().filter(IsolationBenchmark::isHealthy).toList();
  }

  private static boolean isHealthy(Sink.Arrival arrival) {
    return arrival.path().startsWith("/hook/");
  }
}
