package se.samla.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * How many deliveries a second when there is always something to deliver, to 100 subscriptions on
 * the same machine, receiver included; beside it, in the same run, a bare loop that posts the same
 * bytes to the same receiver. A delivery is one HTTP request with one batch; so that there are many
 * of them the launcher has the service end a batch at one change.
 */
final class DeliveryBenchmark {
  private static final int SUBSCRIPTIONS = 100;
  private static final int WARM_UP = 200;
  private static final int CHANGES = 500;
  private static final int BARE = 60_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private DeliveryBenchmark() {}

  static void run(Report report) throws Exception {
    try (var platform = Platform.start(Options.fresh(PortPlan.free()));
        var sink = new Sink();
        var community = new Community(platform)) {
      IntStream.range(0, SUBSCRIPTIONS)
          .forEach(
              i -> community.subscribe(community.subscriber(), sink.url("/hook/" + i), Map.of()));
      Waiting.until("proof", PATIENCE, () -> sink.proofs() == SUBSCRIPTIONS);
      deliver(sink, community, "warm-", WARM_UP);
      var before = Cost.soFar(platform);
      var ours = deliver(sink, community, "place-", CHANGES);
      var cost = Cost.soFar(platform).minus(before);
      var body = sink.arrivals().getLast().body();
      sink.clear();
      BareLoop.rate(sink, body, BARE / 3);
      sink.clear();
      var bare = BareLoop.rate(sink, body, BARE);
      report.add("deliveries, 100 subscriptions", ours, "requests/s", ">= 1,800");
      report.add("bare HttpClient 5 loop, same bytes", bare, "requests/s");
      report.add("size of a request", body.length(), "characters");
      report.ratio("ratio to the bare loop", ours, bare, ">= 0.5");
      tell(report, cost, CHANGES * SUBSCRIPTIONS);
    }
  }

  private static void tell(Report report, Cost cost, double deliveries) {
    var micros = 1e6 / deliveries;
    report.add("processor of the service", cost.service().toMillis() / 1e3 * micros, "µs/request");
    report.add("… of PostgreSQL", cost.database().toMillis() / 1e3 * micros, "µs/request");
    report.add("transactions", cost.transactions() / deliveries, "per request");
  }

  /** From the first request to the last one. */
  private static double deliver(Sink sink, Community community, String prefix, int changes)
      throws InterruptedException {
    sink.clear();
    community.upload(prefix, changes);
    var expected = changes * SUBSCRIPTIONS;
    Waiting.until(expected + " deliveries", PATIENCE, () -> sink.count() >= expected);
    var arrivals = sink.arrivals();
    Reconciliation.check(arrivals, SUBSCRIPTIONS, ids(prefix, changes));
    return rate(arrivals);
  }

  private static double rate(List<Sink.Arrival> arrivals) {
    var times = arrivals.stream().mapToLong(Sink.Arrival::nanos).summaryStatistics();
    return arrivals.size() / ((times.getMax() - times.getMin()) / 1e9);
  }

  private static List<String> ids(String prefix, int changes) {
    return IntStream.range(0, changes).mapToObj(i -> prefix + i).toList();
  }
}
