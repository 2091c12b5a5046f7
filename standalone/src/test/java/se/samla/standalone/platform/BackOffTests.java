package se.samla.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTests {
  private static final Duration AT_ONCE = Duration.ZERO;

  private final BackOff backOff = new BackOff();

  @Test
  void waitsTwiceAsLongEachTime() {
    assertThat(Stream.generate(() -> backOff.after(AT_ONCE).toMillis()).limit(4))
        .containsExactly(200L, 400L, 800L, 1600L);
  }

  @Test
  void neverWaitsLongerThanTheLongest() {
    assertThat(Stream.generate(() -> backOff.after(AT_ONCE)).limit(50))
        .last()
        .isEqualTo(BackOff.LONGEST);
  }

  @Test
  void beginsAgainAfterAPartStayedUp() {
    backOff.after(AT_ONCE);
    backOff.after(AT_ONCE);

    assertThat(backOff.after(BackOff.STEADY)).isEqualTo(BackOff.FIRST);
  }
}
