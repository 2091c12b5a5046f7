package se.samla.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Ten thousand subscriptions of a hundred subscribers. */
final class Crowd {
  static final int SUBSCRIPTIONS = 10_000;
  private static final int SUBSCRIBERS = 100;
  private static final int AT_ONCE = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Crowd() {}

  /** Subscribes all of them, each with its own filter, and waits until their URLs are proven. */
  static void subscribe(Community community, Sink sink, IntFunction<Map<String, ?>> filter)
      throws InterruptedException {
    subscribe(SUBSCRIPTIONS, community, sink, filter);
  }

  /** The same for so many. */
  static void subscribe(
      int count, Community community, Sink sink, IntFunction<Map<String, ?>> filter)
      throws InterruptedException {
    var keys = IntStream.range(0, SUBSCRIBERS).mapToObj(_ -> community.subscriber()).toList();
    var before = sink.proofs();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      IntStream.range(0, count)
          .forEach(i -> threads.execute(() -> subscribe(community, sink, filter, keys, i)));
    }
    Waiting.until("proof", PATIENCE, () -> sink.proofs() - before == count);
  }

  private static void subscribe(
      Community community,
      Sink sink,
      IntFunction<Map<String, ?>> filter,
      List<String> keys,
      int number) {
    var key = keys.get(number % SUBSCRIBERS);
    community.subscribe(key, sink.url("/crowd/" + number), filter.apply(number));
  }
}
