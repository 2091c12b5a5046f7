package se.samla.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * How many SQL statements of each service an upload and a delivery cost. What the services ask at
 * rest is taken off.
 */
final class StatementsBenchmark {
  private static final int SUBSCRIPTIONS = 100;
  private static final int CHANGES = 200;
  private static final int PUSHES = 100;
  private static final int ROWS = 20_000;
  private static final int REST_SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Report report;
  private final StatementLog log;
  private final Map<String, Double> atRest = new TreeMap<>();

  private StatementsBenchmark(Report report, StatementLog log) {
    this.report = report;
    this.log = log;
  }

  /** Something whose statements are counted. */
  private interface Work {
    void run() throws Exception;
  }

  static void run(Report report) throws Exception {
    try (var platform = Platform.start(Options.fresh(PortPlan.free()));
        var http = new Http();
        var sink = new Sink();
        var community = new Community(platform)) {
      var town = Town.registered(http, platform, 501);
      subscribe(sink, community, 1);
      push(sink, community, "warm-");
      var benchmark = new StatementsBenchmark(report, StatementLog.on(platform));
      benchmark.rest();
      benchmark.count("a push and its webhook", PUSHES, () -> push(sink, community, "push-"));
      var file = town.places(ROWS, 0, 0);
      benchmark.count("an upload of 20,000 rows", 1, () -> town.merge("snapshot", file));
      Quiet.await(platform.administration(), Town.DATASET);
      subscribe(sink, community, SUBSCRIPTIONS - 1);
      benchmark.count(
          "a delivery, 100 subscriptions busy",
          SUBSCRIPTIONS * CHANGES,
          () -> deliver(sink, community));
    }
  }

  private void rest() throws Exception {
    var from = log.end();
    Thread.sleep(REST_SECONDS * 1_000L); // what is counted is what comes while nothing happens
    log.since(from).forEach((who, count) -> atRest.put(who, count / (double) REST_SECONDS));
    atRest.forEach((who, rate) -> report.add(who + " at rest", rate, "statements/s"));
  }

  private void count(String what, int times, Work work) throws Exception {
    var from = log.end();
    var start = System.nanoTime();
    work.run();
    var seconds = (System.nanoTime() - start) / 1e9;
    tell(what, times, seconds, from);
  }

  private void tell(String what, int times, double seconds, long from) throws IOException {
    for (var counted : log.since(from).entrySet()) {
      var rest = atRest.getOrDefault(counted.getKey(), 0.0) * seconds;
      var each = Math.max(0, counted.getValue() - rest) / times;
      report.add(what + ", " + counted.getKey(), each, "statements");
    }
  }

  private static void subscribe(Sink sink, Community community, int count)
      throws InterruptedException {
    var wanted = sink.proofs() + count;
    IntStream.range(sink.proofs(), wanted)
        .forEach(i -> community.subscribe(community.subscriber(), sink.url("/" + i), Map.of()));
    Waiting.until("proof", PATIENCE, () -> sink.proofs() == wanted);
  }

  /** One after the other: each is delivered before the next is pushed. */
  private static void push(Sink sink, Community community, String prefix)
      throws InterruptedException {
    sink.clear();
    for (var i = 1; i <= PUSHES; i++) {
      var expected = i;
      community.push(prefix + i);
      Waiting.until("the webhook", PATIENCE, () -> sink.count() >= expected);
    }
  }

  private static void deliver(Sink sink, Community community) throws InterruptedException {
    sink.clear();
    community.upload("many-", CHANGES);
    Waiting.until("delivery", PATIENCE, () -> sink.count() >= CHANGES * SUBSCRIPTIONS);
  }
}
