package se.samla.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What a bad day does to a nation, at random instants of a seed: the same seed, the same day. */
final class Trouble {
  private static final List<String> PARTS =
      List.of("ingest", "catalog", "notification", "kafka", "postgresql", "registry");
  private static final int SHORTEST_PAUSE_MILLIS = 200;
  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  private final Nation nation;
  private final Random random;
  private final Consumer<String> diary;
  private final List<Strike> done = new ArrayList<>();

  /**
   * @param diary is told of each round
   */
  Trouble(Nation nation, long seed, Consumer<String> diary) {
    this.diary = diary;
    this.nation = nation;
    this.random = new Random(seed);
  }

  /** So far, in their order. */
  List<Strike> done() {
    return done;
  }

  /**
   * Goes on for so long; all is well when it returns. Each fault of each part and each link has its
   * turn before any has two.
   */
  void of(Duration duration) {
    var end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      var strikes = new ArrayList<>(Strike.all(PARTS, nation.links().names()));
      Collections.shuffle(strikes, random);
      strikes.stream()
          .takeWhile(_ -> System.nanoTime() < end)
          .forEach(
              strike -> {
                pause();
                strike(strike);
              });
      diary.accept(done.size() + " strikes");
    }
  }

  void strike(Strike strike) {
    done.add(strike);
    switch (strike.kind()) {
      case KILL -> nation.samla().parts().kill(strike.target());
      case STOP -> nation.samla().parts().freeze(strike.target(), this::pause);
      case SLOW, CUT, SILENT -> hit(nation.links().get(strike.target()), strike.kind().state());
    }
  }

  private void hit(Link link, Link.State state) {
    link.become(state);
    try {
      pause();
    } finally {
      link.become(Link.State.WHOLE);
    }
  }

  void pause() {
    pause(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
  }

  void pause(int shortestMillis, int longestMillis) {
    var millis = random.nextInt(shortestMillis, longestMillis);
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }
}
