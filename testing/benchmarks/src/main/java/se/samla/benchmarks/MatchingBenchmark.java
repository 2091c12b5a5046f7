package se.samla.benchmarks;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * What it takes to find out which of 10,000 subscriptions a change set concerns, as the service
 * measures it: reading the changes, matching, and raising the cursors of those that match.
 */
final class MatchingBenchmark {
  private static final String METER = "samla_matching_seconds";
  private static final int ONE_CHANGE = 300;
  private static final int LARGE_SETS = 20;
  private static final int LARGE = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private MatchingBenchmark() {}

  static void run(Report report) throws Exception {
    var ports = PortPlan.free();
    try (var http = HttpClient.newHttpClient();
        var platform = Platform.start(Options.fresh(ports));
        var sink = new Sink();
        var community = new Community(platform)) {
      community.subscribe(community.subscriber(), sink.url("/awake"), Map.of());
      Waiting.until("proof", PATIENCE, () -> sink.proofs() == 1);
      Crowd.subscribe(community, sink, MatchingBenchmark::filter);
      ones(sink, community, "warm-");
      large(sink, community, "warm-large-");
      var metrics = Metrics.ofNotification(http, ports);
      report.add("subscriptions", Crowd.SUBSCRIPTIONS + 1, "");
      timed(report, metrics, "matching a set of 1 change", () -> ones(sink, community, "one-"));
      timed(
          report, metrics, "matching a set of 500 changes", () -> large(sink, community, "large-"));
    }
  }

  private static void timed(Report report, Metrics metrics, String what, Work work)
      throws InterruptedException {
    var sets = metrics.sum(METER + "_count");
    var seconds = metrics.sum(METER + "_sum");
    work.run();
    sets = metrics.sum(METER + "_count") - sets;
    seconds = metrics.sum(METER + "_sum") - seconds;
    report.add(what + ", mean", 1_000 * seconds / sets, "ms", "<= 10");
    report.add("… of so many", sets, "");
  }

  private static void ones(Sink sink, Community community, String prefix)
      throws InterruptedException {
    var pushing = new Pushing(prefix, 20, ONE_CHANGE);
    sink.clear();
    pushing.run(community);
    awaitAwake(sink, ONE_CHANGE);
  }

  private static void large(Sink sink, Community community, String prefix)
      throws InterruptedException {
    for (var set = 0; set < LARGE_SETS; set++) {
      sink.clear();
      community.upload(prefix + set + "-", LARGE);
      awaitAwake(sink, LARGE);
    }
  }

  private static void awaitAwake(Sink sink, int changes) throws InterruptedException {
    var arrived = new Arrived(sink, arrival -> arrival.path().equals("/awake"));
    Waiting.until("the last delivery", PATIENCE, () -> arrived.changes() >= changes);
  }

  /** A third each wants a place, a publisher, or deletions of a publisher. */
  private static Map<String, ?> filter(int number) {
    var row = number / 130;
    var west = 11 + number % 130 * 0.1;
    var south = 55 + row * 0.18;
    return switch (number % 3) {
      case 0 -> Map.of("bbox", List.of(west, south, west + 0.1, south + 0.1));
      case 1 -> Map.of("publishers", List.of(publisher(number)));
      default -> Map.of("publishers", List.of(publisher(number)), "operations", List.of("deleted"));
    };
  }

  /** One of 290; twenty of them are those that push. */
  private static String publisher(int number) {
    return Town.organisation(number % 290);
  }

  /** What is timed. */
  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }
}
