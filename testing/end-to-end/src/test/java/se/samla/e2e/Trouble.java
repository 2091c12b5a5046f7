package se.samla.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What a bad day does to a platform, at random instants of a seed: the same seed, the same day. */
final class Trouble {
  private static final List<String> PARTS =
      List.of("ingest", "catalog", "notification", "kafka", "postgresql", "registry");
  private static final int SHORTEST_PAUSE_MILLIS = 200;
  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  private final Samla samla;
  private final Random random;
  private final List<String> done = new ArrayList<>();

  Trouble(Samla samla, long seed) {
    this.samla = samla;
    this.random = new Random(seed);
  }

  /**
   * Goes on for so long; all parts run when it returns. Each part has its turn before any has two.
   */
  List<String> of(Duration duration) {
    var end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      var parts = new ArrayList<>(PARTS);
      Collections.shuffle(parts, random);
      parts.stream().takeWhile(_ -> System.nanoTime() < end).forEach(this::strike);
    }
    return done;
  }

  private void strike(String part) {
    pause();
    if (random.nextBoolean()) {
      done.add("kill -9 " + part);
      samla.kill(part);
    } else {
      done.add("stop and continue " + part);
      samla.freeze(part, this::pause);
    }
  }

  private void pause() {
    var millis = random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }
}
