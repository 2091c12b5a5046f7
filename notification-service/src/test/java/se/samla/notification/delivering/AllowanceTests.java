package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AllowanceTests {
  private final ByteArrayInputStream network = new ByteArrayInputStream(new byte[100]);

  @Test
  void readsNoByteMoreThanIsLeftWhoeverAsksForHowMany() throws IOException {
    var bounded = Allowance.bounded(network);
    var allowance = new Allowance(30);

    var read =
        allowance.call(() -> bounded.readNBytes(10).length + bounded.read(new byte[50], 0, 50));

    assertThat(read).isEqualTo(30);
    assertThat(allowance.isSpent()).isTrue();
    assertThatIOException().isThrownBy(() -> allowance.call(bounded::read));
    assertThat(network.available()).isEqualTo(70);
  }

  @Test
  void beginsAnewWithTheNextRequestOfTheSameConnection() throws IOException {
    var bounded = Allowance.bounded(network);

    new Allowance(30).call(() -> bounded.readNBytes(30));

    assertThat(new Allowance(30).<Integer>call(bounded::read)).isZero();
    assertThat(network.available()).isEqualTo(69);
  }

  @Test
  void leavesToItsEndWhatEnds() throws IOException {
    var allowance = new Allowance(200);

    var read = allowance.call(() -> Allowance.bounded(network).readAllBytes().length);

    assertThat(read).isEqualTo(100);
    assertThat(allowance.isSpent()).isFalse();
  }
}
