package se.samla.catalog.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalTests {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final Signal signal = new Signal();

  @Test
  void manyThreadsRaiseItAtOnce() throws Exception {
    Callable<Boolean> raising =
        () -> {
          for (var i = 0; i < 50_000; i++) {
            signal.raise();
          }
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      var answers = threads.invokeAll(Stream.generate(() -> raising).limit(4).toList());
      assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isTrue());
    }
  }

  @Test
  void aRaiseBetweenALookAndAWaitIsNotLost() throws Exception {
    var seen = signal.current();
    signal.raise();
    assertThat(signal.await(seen, LONG)).isNotEqualTo(seen);
  }

  @Test
  void endsByItselfWhenNobodyRaisesIt() throws Exception {
    var seen = signal.current();
    assertThat(signal.await(seen, Duration.ofMillis(1))).isEqualTo(seen);
  }
}
