package se.samla.notification.subscribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionStatusTests {
  @Test
  void resumesWhatWasDisabledAndAsksForProofIfThereWasNone() {
    assertThat(SubscriptionStatus.DISABLED.resumed(true)).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(SubscriptionStatus.DISABLED.resumed(false)).isEqualTo(SubscriptionStatus.PENDING);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DISABLED")
  void resumesNothingElseAndNamesBothStates(SubscriptionStatus status) {
    assertThatExceptionOfType(RefusedTransitionException.class)
        .isThrownBy(() -> status.resumed(true))
        .withMessage("status: " + status.word() + " cannot become active (expected: disabled)");
  }

  @Test
  void movesToANewUrlUnlessItIsGone() {
    assertThat(SubscriptionStatus.ACTIVE.moved()).isEqualTo(SubscriptionStatus.PENDING);
    assertThatExceptionOfType(RefusedTransitionException.class)
        .isThrownBy(SubscriptionStatus.GONE::moved);
  }
}
