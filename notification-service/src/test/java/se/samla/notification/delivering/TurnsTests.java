package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTests {
  private static final UUID ANNA = UUID.randomUUID();
  private static final UUID BERTIL = UUID.randomUUID();

  @Test
  void letsUrlsThatHaveNotProvenThemselvesHaveAFewTestsAMinute() {
    var turns = turns(500, 64);
    for (var i = 0; i < 5; i++) {
      assertThat(turns.callUnproven(ANNA, () -> "sent")).isEqualTo("sent");
    }

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> turns.callUnproven(ANNA, () -> "sent"));
    assertThat(turns.callUnproven(BERTIL, () -> "sent")).isEqualTo("sent");
    assertThat(turns.call(ANNA, () -> "sent")).isEqualTo("sent");
  }

  @Test
  void letsASubscriberHaveSoManyRequestsASecondAndNoMore() {
    var turns = turns(5, 100);

    var begun = IntStream.range(0, 50).filter(_ -> begins(turns, ANNA)).count();

    assertThat(begun).isBetween(10L, 12L);
    assertThat(turns.take(ANNA).orElseThrow())
        .isBetween(Duration.ofNanos(1), Duration.ofMillis(200));
    assertThat(begins(turns, BERTIL)).isTrue();
  }

  @Test
  void letsASubscriberHaveSoManyUnderWayAtOnceAndNoMore() {
    var turns = turns(1_000, 2);

    assertThat(turns.take(ANNA)).isEmpty();
    assertThat(turns.take(ANNA)).isEmpty();
    assertThat(turns.take(ANNA)).isPresent();
    assertThat(turns.take(BERTIL)).isEmpty();
    turns.end(ANNA);
    assertThat(turns.take(ANNA)).isEmpty();
  }

  @Test
  void callsInTurnOrSaysWhenToComeAgain() {
    var turns = turns(1, 1);

    assertThat(turns.call(ANNA, () -> "done")).isEqualTo("done");
    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> turns.call(BERTIL, () -> turns.call(BERTIL, () -> "never")))
        .withMessageStartingWith("requests: too many (expected: at most 1 a second and 1 at once");
    assertThat(turns.call(BERTIL, () -> "done")).isEqualTo("done");
  }

  private static boolean begins(Turns turns, UUID subscriber) {
    var begins = turns.take(subscriber).isEmpty();
    if (begins) {
      turns.end(subscriber);
    }
    return begins;
  }

  private static Turns turns(int rate, int inFlight) {
    return new Turns(new DeliverySettings.Subscriber(rate, inFlight));
  }
}
