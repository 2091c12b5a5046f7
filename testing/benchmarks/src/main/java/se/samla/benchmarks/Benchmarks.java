package se.samla.benchmarks;

/** What {@code ./samla bench [NAME]} runs. */
final class Benchmarks {
  private Benchmarks() {}

  public static void main(String... arguments) throws Exception {
    var name = arguments.length > 0 ? arguments[0] : "load";
    switch (name) {
      case "load" -> LoadBenchmark.run(new Report(name));
      case "delivery" -> DeliveryBenchmark.run(new Report(name));
      case "latency" -> LatencyBenchmark.run(new Report(name));
      case "isolation" -> IsolationBenchmark.run(new Report(name));
      case "idle" -> IdleBenchmark.run(new Report(name));
      default -> {
        System.err.println(
            "bench: " + name + " (expected: load, delivery, latency, isolation or idle)");
        System.exit(2);
      }
    }
  }
}
