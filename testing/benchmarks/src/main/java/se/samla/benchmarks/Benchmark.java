package se.samla.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be measured, in the order in which `./samla bench` does. */
@SuppressWarnings("ImmutableEnumChecker") // methods and a Map.of(), never changed once made
enum Benchmark {
  LOAD(
      "a year of ledger rows, POST to merged, beside the same PostgreSQL's limit",
      LoadBenchmark::run),
  BURST(
      "what single pushes notice of 50 publishers with 20,000 rows each at once",
      BurstBenchmark::run),
  LATENCY("push to webhook at 200 records a second for a minute", LatencyBenchmark::run),
  DELIVERY(
      "webhooks a second to 100 subscriptions, beside a bare HTTP loop",
      DeliveryBenchmark::run,
      // Deliveries are counted by requests: one change in each.
      Map.of("SAMLA_WEBHOOK_BATCH_CHANGES", "1")),
  ISOLATION(
      "what healthy subscribers notice of a hanging and a trickling one", IsolationBenchmark::run),
  IDLE("what 10,000 subscriptions cost that nothing comes for", IdleBenchmark::run),
  MATCHING("finding out which of 10,000 subscriptions a change concerns", MatchingBenchmark::run),
  GROWTH(
      "merging the same rows beside 10 and 100 times the records of others", GrowthBenchmark::run),
  READ("boxes, changes and downloads of a million records", ReadBenchmark::run),
  START("./samla up to ready, in an empty directory and in one with data", StartBenchmark::run),
  STATEMENTS(
      "SQL statements of an upload and of a delivery",
      StatementsBenchmark::run,
      Map.of("SAMLA_WEBHOOK_BATCH_CHANGES", "1"));

  private final String shows;
  private final Run run;
  private final Map<String, String> environment;

  /** Measures, and tells the figures. */
  interface Run {
    void into(Report report) throws Exception;
  }

  Benchmark(String shows, Run run) {
    this(shows, run, Map.of());
  }

  Benchmark(String shows, Run run, Map<String, String> environment) {
    this.shows = shows;
    this.run = run;
    this.environment = environment;
  }

  static Optional<Benchmark> named(String name) {
    return Arrays.stream(values()).filter(benchmark -> benchmark.id().equals(name)).findFirst();
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In a line. */
  String shows() {
    return shows;
  }

  /** Variables the platform has to be started with. */
  Map<String, String> environment() {
    return environment;
  }

  void run(Report report) throws Exception {
    run.into(report);
  }
}
