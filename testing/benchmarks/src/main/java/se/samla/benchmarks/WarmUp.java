package se.samla.benchmarks;

import java.net.http.HttpClient;
import java.util.List;
import se.samla.standalone.platform.PortPlan;

/**
 * Work that is done again until the compilers of the services have little left to do with it: a
 * platform runs for weeks, and what is measured is not its first minute.
 */
record WarmUp(List<Metrics> services) {
  /** Of one processor. */
  private static final double LITTLE = 0.1;

  private static final int ROUNDS = 6;

  /** One round of the work that is to be measured. */
  interface Round {
    void run(int number) throws Exception;
  }

  static WarmUp of(HttpClient http, PortPlan ports) {
    return new WarmUp(
        List.of(
            Metrics.ofIngest(http, ports),
            Metrics.ofCatalog(http, ports),
            Metrics.ofNotification(http, ports)));
  }

  /**
   * At least one round, at most six.
   *
   * @return how many it took
   */
  int run(Round round) throws Exception {
    for (var number = 1; number < ROUNDS; number++) {
      if (shareOfCompilers(round, number) < LITTLE) {
        return number;
      }
    }
    round.run(ROUNDS);
    return ROUNDS;
  }

  private double shareOfCompilers(Round round, int number) throws Exception {
    var compiled = compiledMillis();
    var start = System.nanoTime();
    round.run(number);
    var millis = (System.nanoTime() - start) / 1e6;
    return (compiledMillis() - compiled) / millis;
  }

  private double compiledMillis() {
    return services.stream()
        .mapToDouble(service -> service.sum("jvm_compilation_time_ms_total"))
        .sum();
  }
}
