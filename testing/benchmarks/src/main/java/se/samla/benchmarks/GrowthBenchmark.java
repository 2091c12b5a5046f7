package se.samla.benchmarks;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.Platform;
import se.samla.standalone.platform.PortPlan;

/**
 * Whether a merge costs by its upload's and its publisher's size: the same 1,000 rows, a tenth of
 * them changed, as delta and as snapshot, beside 10,000, 100,000 and 1,000,000 records of others.
 */
final class GrowthBenchmark {
  private static final int ROWS = 1_000;
  private static final int ROUNDS = 15;
  private static final int UNIT = Integer.getInteger("samla.bench.growth", 10_000);

  private final Report report;
  private final Platform platform;
  private final Town town;
  private final Metrics metrics;
  private int round;

  private GrowthBenchmark(Report report, Platform platform, Town town, Metrics metrics) {
    this.report = report;
    this.platform = platform;
    this.town = town;
    this.metrics = metrics;
  }

  /**
   * @param merge seconds in the catalog, by its own metric
   * @param whole seconds from the request to merged
   */
  private record Cost(double merge, double whole) {}

  private record Costs(Cost delta, Cost snapshot) {}

  static void run(Report report) throws Exception {
    var ports = PortPlan.free();
    try (var platform = Platform.start(Options.fresh(ports));
        var client = HttpClient.newHttpClient();
        var http = new Http()) {
      var town = Town.registered(http, platform, 9_000);
      var metrics = Metrics.ofCatalog(client, ports);
      new GrowthBenchmark(report, platform, town, metrics).run(http);
    }
  }

  private void run(Http http) throws Exception {
    Nation.of(http, platform, 1, 1, UNIT).deliver();
    town.merge("snapshot", town.places(ROWS, 0, 0));
    measured();
    measured();
    var few = told(1, measured());
    Nation.of(http, platform, 101, 9, UNIT).deliver();
    var more = told(10, measured());
    Nation.of(http, platform, 201, 90, UNIT).deliver();
    var many = told(100, measured());
    ratios("10", more, few);
    ratios("100", many, few);
  }

  private void ratios(String times, Costs costs, Costs few) {
    report.ratio(
        "merge of a delta, ratio at " + times + " times",
        costs.delta().merge(),
        few.delta().merge(),
        "<= 1.2");
    report.ratio(
        "merge of a snapshot, ratio at " + times + " times",
        costs.snapshot().merge(),
        few.snapshot().merge(),
        "<= 1.2");
  }

  private Costs told(int times, Costs costs) {
    var records = "%,d".formatted(times * UNIT);
    told("delta beside " + records, costs.delta());
    told("snapshot beside " + records, costs.snapshot());
    return costs;
  }

  private void told(String what, Cost cost) {
    report.add("merge of a " + what + ", median", cost.merge() * 1_000, "ms");
    report.add("POST to merged, " + what + ", median", cost.whole() * 1_000, "ms");
  }

  /** Nothing of what was delivered before is still being copied when it begins. */
  private Costs measured() throws Exception {
    Quiet.await(platform.administration(), Town.DATASET);
    var deltas = new ArrayList<Cost>();
    var snapshots = new ArrayList<Cost>();
    for (var i = 0; i < ROUNDS; i++) {
      deltas.add(cost("delta"));
      snapshots.add(cost("snapshot"));
    }
    return new Costs(median(deltas), median(snapshots));
  }

  private Cost cost(String kind) throws InterruptedException {
    var file = town.places(ROWS, 10, ++round);
    var before = merging();
    var start = System.nanoTime();
    town.merge(kind, file);
    var whole = (System.nanoTime() - start) / 1e9;
    return new Cost(merging() - before, whole);
  }

  private double merging() {
    return metrics.sum("samla_merge_seconds_sum");
  }

  private static Cost median(List<Cost> costs) {
    return new Cost(
        Quantiles.of(costs.stream().mapToDouble(Cost::merge).toArray()).p50(),
        Quantiles.of(costs.stream().mapToDouble(Cost::whole).toArray()).p50());
  }
}
