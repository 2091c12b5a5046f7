package se.samla.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * What single pushes notice of 50 publishers that deliver 20,000 rows each at once, to the same
 * dataset: the same pushes in the quiet before, and while the others are being merged.
 */
final class BurstBenchmark {
  private static final int TOWNS = 50;
  private static final int ROWS = Integer.getInteger("samla.bench.burst", 20_000);
  private static final int PER_SECOND = 10;
  private static final int COUNT = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private BurstBenchmark() {}

  static void run(Report report) throws Exception {
    try (var platform = Platform.start(Options.fresh(PortPlan.free()));
        var http = new Http();
        var sink = new Sink();
        var community = new Community(platform)) {
      var others = Nation.of(http, platform, 101, TOWNS, ROWS);
      var own = Map.of("publishers", Community.publishers());
      community.subscribe(community.subscriber(), sink.url("/hook"), own);
      Waiting.until("proof", PATIENCE, () -> sink.proofs() == 1);
      quiet(sink, community, "warm-");
      var idle = quiet(sink, community, "idle-");
      var burst = burst(report, sink, community, others);
      report.add("push to webhook, p50, idle", idle.p50(), "ms");
      report.add("push to webhook, p50, in the burst", burst.p50(), "ms");
      report.add("push to webhook, p95, idle", idle.p95(), "ms");
      report.add("push to webhook, p95, in the burst", burst.p95(), "ms");
      report.ratio("ratio of p95 to idle", burst.p95(), idle.p95(), "<= 1.5");
    }
  }

  private static Quantiles quiet(Sink sink, Community community, String prefix)
      throws InterruptedException {
    sink.clear();
    var pushing = new Pushing(prefix, PER_SECOND, COUNT);
    var due = pushing.run(community);
    reconcile(sink, pushing.ids());
    return Pushing.latency(due, sink.arrivals());
  }

  /** Pushes go on until all others are merged; those that were due after that do not count. */
  private static Quantiles burst(Report report, Sink sink, Community community, Nation others)
      throws InterruptedException {
    sink.clear();
    var start = System.nanoTime();
    var delivered = inItsOwnThread(() -> deliver(others));
    var pushing = new Pushing("burst-", PER_SECOND, 120 * PER_SECOND);
    var due = pushing.runUntil(community, delivered::isDone);
    var seconds = (delivered.join() - start) / 1e9;
    report.add("rows of the others", (double) TOWNS * ROWS, "rows");
    report.add("rate of the others", TOWNS * ROWS / seconds, "rows/s");
    reconcile(sink, List.copyOf(due.keySet()));
    due.values().removeIf(at -> at > start + seconds * 1e9);
    report.add("single pushes meanwhile, all reconciled", due.size(), "records");
    return Pushing.latency(due, sink.arrivals());
  }

  /** Two processors give the common pool one thread, which HTTP's answers need. */
  private static <T> CompletableFuture<T> inItsOwnThread(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
  }

  /** Returns when it was done, by {@link System#nanoTime}. */
  private static long deliver(Nation others) {
    try {
      others.deliver();
      return System.nanoTime();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void reconcile(Sink sink, List<String> ids) throws InterruptedException {
    Waiting.until(
        "the last delivery",
        PATIENCE,
        () ->
            sink.arrivals().stream().flatMap(Reconciliation::idsIn).distinct().count()
                >= ids.size());
    Reconciliation.check(sink.arrivals(), 1, ids);
  }
}
