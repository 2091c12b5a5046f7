package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Towns publish while parts are killed and stopped: nothing is lost, nothing doubled, nobody needs
 * to help (FAILURES 1, 4, 7, 15, 24, 25). {@code -Dsamla.seed=} repeats a day, {@code
 * -Dsamla.fault.seconds=} prolongs it.
 */
class FaultsE2E {
  private static final long SEED = Long.getLong("samla.seed", 1_862);
  private static final Duration DURATION =
      Duration.ofSeconds(Integer.getInteger("samla.fault.seconds", 30));
  private static final List<String> CODES = List.of("0114", "0180", "1280", "1480");

  @Test
  void whateverDiesNothingIsLostOrDoubled() throws Exception {
    var samla = Samla.start();
    try (samla;
        var sink = Sink.start()) {
      samla.subscribe(sink.url(), Town.DATASET);
      var towns =
          IntStream.range(0, CODES.size())
              .mapToObj(i -> new Town(samla, CODES.get(i), SEED + i))
              .toList();
      publishThroughTrouble(samla, towns);
      var expected = new TreeMap<String, String>();
      towns.forEach(town -> expected.putAll(town.held()));
      new Invariants(samla, Town.DATASET).check(expected, sink);
    }
    assertThat(samla.processes()).noneMatch(ProcessHandle::isAlive);
    assertThat(samla.data()).doesNotExist();
  }

  private static void publishThroughTrouble(Samla samla, List<Town> towns) throws Exception {
    var over = new AtomicBoolean();
    try (var clients = Executors.newFixedThreadPool(towns.size())) {
      var publishing = towns.stream().map(town -> publishing(clients, town, over)).toList();
      var done = new Trouble(samla, SEED).of(DURATION);
      over.set(true);
      for (var town : publishing) {
        town.get();
      }
      tell(towns.stream().mapToInt(Town::uploads).sum(), done);
    }
  }

  private static void tell(int uploads, List<String> done) {
    System.out.printf("seed %d, %d uploads through:%n", SEED, uploads);
    done.stream()
        .collect(Collectors.groupingBy(fault -> fault, TreeMap::new, Collectors.counting()))
        .forEach((fault, count) -> System.out.printf("  %-32s %4d%n", fault, count));
  }

  /** Once more after all is over, so that what is said last was said to a platform that is well. */
  private static Future<?> publishing(ExecutorService clients, Town town, AtomicBoolean over) {
    return clients.submit(
        () -> {
          while (!over.get()) {
            town.publish();
          }
          town.publish();
        });
  }
}
