package se.samla.notification.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SystemResolverTests {
  @Test
  void asksTheMachine() throws UnknownHostException {
    var resolver = new SystemResolver(new AddressSettings(List.of(), Duration.ofSeconds(10)));

    assertThat(resolver.resolve("127.0.0.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
  }

  @Test
  void givesUpWhenItsTimeIsOver() {
    var never = new CountDownLatch(1);
    var resolver =
        new SystemResolver(
            new AddressSettings(List.of(), Duration.ofMillis(50)),
            _ -> {
              await(never);
              return List.of();
            });

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> resolver.resolve("slow.example."));
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
