package se.samla.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * What 10,000 subscriptions cost that nothing comes for: the service's live heap, its processor
 * time at rest, and what a push to somebody else takes longer.
 */
final class IdleBenchmark {
  private static final int REST_SECONDS = 30;

  /** So many are made before: what serving requests needs is there, and is not theirs. */
  private static final int FIRST = 500;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private IdleBenchmark() {}

  static void run(Report report) throws Exception {
    try (var platform = Platform.start(Options.fresh(PortPlan.free()));
        var sink = new Sink();
        var community = new Community(platform)) {
      community.subscribe(community.subscriber(), sink.url("/awake"), Map.of());
      Waiting.until("proof", PATIENCE, () -> sink.proofs() == 1);
      var service = platform.processOf("notification");
      Crowd.subscribe(FIRST, community, sink, IdleBenchmark::filter);
      measured(sink, community, "warm-");
      var before = measured(sink, community, "before-");
      var restBefore = atRest(service);
      var heapBefore = Heap.liveMegabytes(service);
      Crowd.subscribe(community, sink, IdleBenchmark::filter);
      measured(sink, community, "index-");
      var after = measured(sink, community, "after-");
      var restAfter = atRest(service);
      var heapAfter = Heap.liveMegabytes(service);
      report.add("live heap without", heapBefore, "MiB");
      report.add("live heap of 10,000 idle subscriptions", heapAfter - heapBefore, "MiB", "< 20");
      report.add("processor at rest without", restBefore, "ms/s");
      report.add("processor at rest with them", restAfter, "ms/s", "as without");
      report.add("push to webhook without, p50", before.p50(), "ms");
      report.add("push to webhook beside them, p50", after.p50(), "ms");
    }
  }

  /** Each wants another corner of the country, and none the one where the pushes are. */
  private static Map<String, ?> filter(int number) {
    var west = 15 + number % 100 * 0.05;
    var south = 60 + number / 100 % 100 * 0.05;
    return Map.of("bbox", List.of(west, south, west + 0.04, south + 0.04));
  }

  private static Quantiles measured(Sink sink, Community community, String prefix)
      throws InterruptedException {
    var pushing = new Pushing(prefix, 10, 100);
    sink.clear();
    var due = pushing.run(community);
    var arrived = new Arrived(sink, _ -> true);
    Waiting.until("the last delivery", PATIENCE, () -> arrived.changes() >= pushing.count());
    Reconciliation.check(sink.arrivals(), 1, pushing.ids());
    return Pushing.latency(due, sink.arrivals());
  }

  /** Milliseconds of processor a second. */
  private static double atRest(ProcessHandle process) throws InterruptedException {
    Thread.sleep(5_000); // what was under way is over
    var before = cpu(process);
    Thread.sleep(REST_SECONDS * 1_000L); // what is measured is a service that does nothing
    return cpu(process).minus(before).toMillis() / (double) REST_SECONDS;
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** The heap of another JVM, after a full collection. */
  private static final class Heap {
    static double liveMegabytes(ProcessHandle process) throws IOException, InterruptedException {
      jcmd(process, "GC.run");
      return jcmd(process, "GC.class_histogram")
              .lines()
              .filter(line -> line.startsWith("Total"))
              .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
              .findFirst()
              .orElseThrow()
          / 1024.0
          / 1024;
    }

    private static String jcmd(ProcessHandle process, String command)
        throws IOException, InterruptedException {
      var jcmd = System.getProperty("java.home") + "/bin/jcmd";
      var run = new ProcessBuilder(jcmd, Long.toString(process.pid()), command).start();
      var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      run.waitFor();
      return said;
    }
  }
}
